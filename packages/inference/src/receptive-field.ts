import type { AxisReach, KnownTensor, Reach, Shape } from '@netwright/layers';
import type { Analysis, GraphAnalysis, NodeAnalysis } from './analysis.js';

/**
 * What of the network's input a place in a layer's output sees, for each spatial axis. Place `i` sees the `size` elements
 * around `centre + i · jump`; where padding was added some of them lie outside.
 * Source: Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019.
 */
export interface ReceptiveField {
  readonly size: readonly number[];
  /** How far apart the fields of two places side by side stand. */
  readonly jump: readonly number[];
  /** The middle of the field of the first place, in elements of the input; null where it depends on an open size. */
  readonly centre: readonly (number | null)[];
}

/** The field along one axis of a tensor: the elements from `start + i · jump` on, `size` of them. */
interface AxisField {
  /** The axis of the input that it lies on. */
  readonly axis: number;
  readonly size: number;
  readonly jump: number;
  readonly start: number | null;
}

/** What is known of a tensor's places: null for an axis that does not run along one of the input. */
interface Fields {
  readonly input: string;
  readonly axes: readonly (AxisField | null)[];
  /** Whether a window has slid over it: before, nobody can tell places from channels. */
  readonly slid: boolean;
}

const cache = new WeakMap<GraphAnalysis, ReadonlyMap<string, ReceptiveField | null>>();

/**
 * The receptive field of each node. Null where it is not defined: no window has slid yet, several inputs meet, or a
 * layer sees everything at once. Linear in nodes and wires.
 */
export function receptiveFields({
  flat: main,
}: Pick<Analysis, 'flat'>): ReadonlyMap<string, ReceptiveField | null> {
  const known = cache.get(main);
  if (known) return known;
  const fields = new Map<string, Fields | null>();
  for (const id of main.order) {
    const node = main.nodes.get(id);
    fields.set(id, node ? fieldsOf(id, node, main, fields) : null);
  }
  const found = new Map([...fields].map(([id, each]) => [id, each && shown(each)] as const));
  cache.set(main, found);
  return found;
}

function fieldsOf(
  id: string,
  { definition, inferred, params, fed, wires }: NodeAnalysis,
  { structure }: GraphAnalysis,
  before: ReadonlyMap<string, Fields | null>,
): Fields | null {
  if (!definition || !inferred || !fed || inferred.outputs.length !== 1 || structure.circle.has(id))
    return null;
  const shape = inferred.outputs[0]?.shape;
  if (!shape) return null;
  if (definition.entry) return untouched(id, shape);
  const reaches = definition.reach?.(params, fed as readonly KnownTensor[], inferred);
  if (!reaches) return null;
  const sources = wires
    .flatMap((wire) => (wire ? [wire] : []))
    .map(({ from }) => (from.port === 0 ? before.get(from.node) : null));
  let merged: Fields | null = null;
  for (const [index, reach] of reaches.entries()) {
    const source = sources[index];
    if (!source) return null;
    const seen = through(reach, source);
    merged = merged === null ? seen : union(merged, seen);
    if (merged === null) return null;
  }
  return merged;
}

/** Each place of the input sees itself. */
function untouched(input: string, shape: Shape): Fields {
  const axes = shape.map((_, axis) => (axis === 0 ? null : { axis, size: 1, jump: 1, start: 0 }));
  return { input, axes, slid: false };
}

function through(reach: Reach, source: Fields): Fields {
  return {
    input: source.input,
    axes: reach.map((axis) => axis && along(axis, source.axes[axis.from] ?? null)),
    slid: source.slid || reach.some((axis) => axis?.slides === true),
  };
}

/** `r + (k − 1) · j`, and a jump as many times as long as the stride. */
function along({ size, stride, dilation, before }: AxisReach, field: AxisField | null): AxisField | null {
  if (!field) return null;
  return {
    axis: field.axis,
    size: field.size + (size - 1) * dilation * field.jump,
    jump: field.jump * stride,
    start: field.start === null || before === null ? null : field.start - before * field.jump,
  };
}

/** All that either sees; null where they come from different inputs. */
function union(a: Fields, b: Fields): Fields | null {
  if (a.input !== b.input || a.axes.length !== b.axes.length) return null;
  return {
    input: a.input,
    axes: a.axes.map((axis, place) => both(axis, b.axes[place] ?? null)),
    slid: a.slid || b.slid,
  };
}

function both(a: AxisField | null, b: AxisField | null): AxisField | null {
  if (!a || !b || a.axis !== b.axis || a.jump !== b.jump) return null;
  // Where one lies is not known, so that neither is how far they stand apart.
  if (a.start === null || b.start === null) return null;
  const start = Math.min(a.start, b.start);
  const end = Math.max(a.start + a.size, b.start + b.size);
  return { ...a, start, size: end - start };
}

function shown({ axes, slid }: Fields): ReceptiveField | null {
  const places = axes.flatMap((axis) => (axis ? [axis] : []));
  if (!slid || places.length === 0) return null;
  return {
    size: places.map(({ size }) => size),
    jump: places.map(({ jump }) => jump),
    centre: places.map(({ start, size }) => (start === null ? null : start + (size - 1) / 2)),
  };
}
