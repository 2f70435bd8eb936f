import type { NetDocument } from '@netwright/graph';
import { type Analysis, analyze, exportedNames, type NodeAnalysis, summarize } from '@netwright/inference';
import type { DType, Tensor } from '@netwright/layers';

/** An output: its type and its sizes, batch first, and whether a mask travels with it. */
type TensorType = readonly [dtype: DType, sizes: readonly (number | null)[], masked?: 'masked'];

interface KerasOperation {
  readonly name: string;
  /** The outputs of each of its applications. */
  readonly calls: readonly (readonly TensorType[])[];
}

interface KerasLayer extends KerasOperation {
  readonly params: number;
  readonly trainable: number;
  /** Of a model inside the model. */
  readonly layers?: readonly KerasLayer[];
}

/** What the real Keras says of a model: answers.py. */
export type KerasAnswer =
  | {
      readonly layers: readonly KerasLayer[];
      /** What Keras leaves out of the layers: operations that are used as nodes. */
      readonly operations?: readonly KerasOperation[];
      readonly params: number;
      readonly trainable: number;
      /** Operations compute masks, and count as steps where Keras orders its layers by their depth. */
      readonly masks?: true;
    }
  | { readonly rejected: string };

/** How far a document is compared: all of it, or what does not depend on what we cannot read yet. */
export type Extent = 'whole' | 'what is known';

/**
 * Where we say another thing of a model than Keras does, in words; nothing where we agree on acceptance, on the layers
 * and their order, and for each on its outputs with their types, its parameters and how many of them are trained.
 */
export function differences(keras: KerasAnswer, document: NetDocument, extent: Extent = 'whole'): string[] {
  const analysis = analyze(document);
  const errors = analysis.problems.filter((problem) => problem.severity === 'error');
  if ('rejected' in keras)
    return errors.length > 0 ? [] : [`Keras rejects, and we do not: ${keras.rejected}`];
  if (extent === 'whole' && errors.length > 0)
    return errors.map(
      ({ code, message, where }) =>
        `Keras accepts, and we do not: ${where.nodes.join(', ')}: ${code}: ${message}`,
    );
  const { layers: ours, params } = summarize(analysis, { batch: 1 });
  const theirs = keras.layers.flatMap(opened);
  const places = placesByName(analysis);
  const compared = <T extends { readonly name: string }>({ name }: T) =>
    extent === 'whole' || places.get(name)?.every(({ status }) => status === 'ok') === true;
  const found = keras.masks
    ? orderDifferences(sorted(theirs.filter(compared)), sorted(ours.filter(compared)))
    : orderDifferences(theirs.filter(compared), ours.filter(compared));
  const lines = new Map(ours.map((line) => [line.name, line]));
  for (const layer of theirs.filter(compared)) {
    const line = lines.get(layer.name);
    if (!line) continue;
    found.push(
      ...countDifferences(`${layer.name}: `, layer, line),
      ...callDifferences(layer, places.get(layer.name)),
    );
    const first = layer.calls[0]?.[0]?.[1];
    if (JSON.stringify(line.outputs[0]) !== JSON.stringify(first))
      found.push(`${layer.name}: the summary says that it gives ${JSON.stringify(line.outputs[0])}`);
  }
  for (const operation of (keras.operations ?? []).filter(compared))
    found.push(...callDifferences(operation, places.get(operation.name)));
  if (extent === 'whole')
    found.push(...countDifferences('', keras, { params: params.total, trainable: params.trainable }));
  return found;
}

/** The layers of a model inside the model stand in its place; its own inputs are no layers of the whole. */
function opened(layer: KerasLayer): readonly KerasLayer[] {
  return layer.layers ? layer.layers.flatMap(opened) : [layer];
}

interface Named {
  readonly name: string;
}

function sorted<T extends Named>(layers: readonly T[]): readonly T[] {
  return [...layers].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function orderDifferences(keras: readonly Named[], ours: readonly Named[]): string[] {
  const length = Math.max(keras.length, ours.length);
  for (let at = 0; at < length; at++) {
    const [theirs, here] = [keras[at]?.name ?? 'none', ours[at]?.name ?? 'none'];
    if (theirs !== here)
      return [`layer ${at + 1} is ${theirs} of ${keras.length} in Keras, ${here} of ${ours.length} here`];
  }
  return [];
}

interface Counts {
  readonly params: number | null;
  readonly trainable: number | null;
}

function countDifferences(whose: string, keras: Counts, ours: Counts): string[] {
  const found: string[] = [];
  if (keras.params !== ours.params)
    found.push(`${whose}${keras.params} parameters in Keras, ${ours.params} here`);
  if (keras.trainable !== ours.trainable)
    found.push(`${whose}${keras.trainable} trainable parameters in Keras, ${ours.trainable} here`);
  return found;
}

function callDifferences(
  { name, calls }: KerasOperation,
  places: readonly NodeAnalysis[] | undefined,
): string[] {
  const theirs = calls.map((call) => call.map(text).join(' and ')).join(' then ');
  if (!places) return [`${name}: gives ${theirs} in Keras, and is not there here`];
  const ours = places.map(({ outputs }) => outputs.map(textOf).join(' and ')).join(' then ');
  return theirs === ours ? [] : [`${name}: gives ${theirs} in Keras, ${ours} here`];
}

function text([dtype, sizes, masked]: TensorType): string {
  return `${masked ? 'masked ' : ''}${dtype}[${sizes.map((size) => size ?? 'None').join(',')}]`;
}

function textOf({ dtype, shape, masked }: Tensor): string {
  if (shape === undefined) return 'unknown';
  return `${masked ? 'masked ' : ''}${dtype}[${shape.map((dim) => (dim === null ? 'None' : dim)).join(',')}]`;
}

/** The places where each layer is applied, by the name under which it is exported, in the order of its calls. */
function placesByName(analysis: Analysis): ReadonlyMap<string, readonly NodeAnalysis[]> {
  const places = new Map<string, NodeAnalysis[]>();
  const names = exportedNames(analysis);
  for (const { id } of analysis.main.graph.nodes) {
    const node = analysis.main.nodes.get(id);
    const name = names.get(id);
    if (!node || name === undefined) continue;
    const known = places.get(name);
    if (known) known.push(node);
    else places.set(name, [node]);
  }
  return places;
}
