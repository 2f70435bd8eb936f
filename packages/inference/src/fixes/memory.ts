import { applyEdit, type Edit, isLayerNode, type NetDocument, removeNodes } from '@netwright/graph';
import { catalog } from '@netwright/layers';
import type { Analysis, NodeAnalysis } from '../analysis.js';
import { analyze } from '../analyze.js';
import { originOf } from '../blocks/origin.js';
import { tensorBytes } from '../memory/bytes.js';
import { bytesText } from '../memory/bytes-text.js';
import { batchOf, type Load, needOf, webgpuLimits } from '../memory/device.js';
import { largestBuffer } from '../memory/largest-buffer.js';
import type { Problem } from '../problem.js';
import type { Fix } from './fix.js';
import { insertion, layerText, setParam } from './suggested.js';

/** A way to need less. Of one family only the best is offered. */
interface Way {
  readonly family: 'batch' | 'precision' | 'stride' | 'pooling' | 'removal' | 'devices';
  readonly title: string;
  /** None where nothing in the document says it: advice. */
  readonly edits: readonly Edit[];
  /** The batch of one device, where no edit says it. */
  readonly batch?: number;
}

interface Measured {
  readonly way: Way;
  readonly saved: number;
  readonly left: number;
}

/** How many layers are tried for a stride, a pooling or a removal: those with the largest outputs. */
const tried = 4;

/**
 * Ways to make a network fit on a device: each is really applied and measured again. Those that suffice come first, then
 * those that save most; where none suffices alone, they say so.
 */
export function memoryFixes(problem: Problem, analysis: Analysis, load: Load): Fix[] {
  const measure = measureOf(problem, load);
  const limit = problem.code === 'memory/beyond-device' ? (load.device.bytes ?? 0) : webgpuLimits.binding;
  const before = measure(analysis, load.batch);
  if (before === undefined) return [];
  const best = new Map<Way['family'], Measured>();
  for (const way of ways(
    problem,
    analysis,
    load,
    (batch) => (measure(analysis, batch) ?? limit + 1) <= limit,
  )) {
    const left = leftAfter(way, analysis, load, measure);
    if (left === undefined || left >= before) continue;
    const found = { way, saved: before - left, left };
    const other = best.get(way.family);
    // Of two that suffice the one that was proposed first: it changes less.
    if (!other || (other.left > limit && left < other.left)) best.set(way.family, found);
  }
  const all = [...best.values()];
  const enough = all.filter(({ left }) => left <= limit);
  return (enough.length > 0 ? enough : all)
    .sort((a, b) => b.saved - a.saved)
    .slice(0, 6)
    .map(({ way: { title, edits }, saved, left }) => ({
      title,
      edits,
      cost: `saves ${bytesText(saved)}, leaves ${bytesText(left)}${left > limit ? ': not enough alone' : ''}`,
    }));
}

type Measure = (analysis: Analysis, batch: number) => number | undefined;

function measureOf({ code }: Problem, load: Load): Measure {
  return code === 'memory/beyond-device'
    ? (analysis, batch) => needOf(analysis, { ...load, batch })?.bytes
    : (analysis, batch) => largestBuffer(analysis, batch)?.bytes;
}

/** What is needed after a way is taken; undefined where it cannot be taken, or brings an error. */
function leftAfter(way: Way, analysis: Analysis, load: Load, measure: Measure): number | undefined {
  if (way.edits.length === 0) return measure(analysis, way.batch ?? load.batch);
  let document: NetDocument = analysis.document;
  for (const edit of way.edits) {
    const result = applyEdit(document, edit);
    if (!result.ok) return undefined;
    document = result.document;
  }
  const after = analyze(document, analysis);
  if (errors(after) > errors(analysis)) return undefined;
  return measure(after, batchOf(after, load.batch));
}

function errors({ problems }: Analysis): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

function ways(problem: Problem, analysis: Analysis, load: Load, fits: (batch: number) => boolean): Way[] {
  const total = problem.code === 'memory/beyond-device';
  const layers = largestFirst(analysis, load.batch).slice(0, tried);
  return [
    ...smallerBatch(analysis, load, fits),
    ...(total && !load.device.webgpu ? [...severalDevices(load, fits), ...halfPrecision(analysis)] : []),
    ...layers.flatMap((layer) => [
      ...strided(analysis, layer),
      ...pooled(analysis, layer),
      ...removed(analysis, layer),
    ]),
  ];
}

/** The largest power of two that fits; one example where none does. */
function smallerBatch({ document }: Analysis, { batch }: Load, fits: (batch: number) => boolean): Way[] {
  if (batch <= 1) return [];
  let smaller = 2 ** Math.floor(Math.log2(batch - 1));
  while (smaller > 1 && !fits(smaller)) smaller /= 2;
  const title = `Take ${smaller} example${smaller === 1 ? '' : 's'} at once instead of ${batch}`;
  const { training } = document;
  return [
    training
      ? {
          family: 'batch',
          title,
          edits: [{ type: 'set-document', property: 'training', value: { ...training, batchSize: smaller } }],
        }
      : { family: 'batch', title, edits: [], batch: smaller },
  ];
}

/** Each device holds all weights and its share of the batch. */
function severalDevices({ batch, device }: Load, fits: (batch: number) => boolean): Way[] {
  for (let count = 2; count <= Math.min(64, batch); count *= 2) {
    const share = Math.ceil(batch / count);
    if (!fits(share)) continue;
    const title = `Spread the batch over ${count} devices like ${device.name}, ${share} on each`;
    return [{ family: 'devices', title, edits: [], batch: share }];
  }
  return [];
}

/** 16-bit floats wherever 32 were; weights stay in 32, and so do the layers whose output the loss reads. */
function halfPrecision({ document }: Analysis): Way[] {
  const graphs = [{ id: 'main', graph: document.graph }, ...document.blocks];
  const ends = new Set(document.graph.outputs.map(({ from }) => from.node));
  const edits = graphs.flatMap(({ id, graph }) =>
    graph.nodes.flatMap((node): Edit[] => {
      if (!isLayerNode(node) || node.sharesWith !== undefined || (id === 'main' && ends.has(node.id)))
        return [];
      const definition = catalog.find(({ kind }) => kind === node.kind);
      if (!definition || definition.entry || !('dtype' in definition.params)) return [];
      if ((node.params['dtype'] ?? 'float32') !== 'float32') return [];
      return [setParam(id, node.id, 'dtype', 'mixed_float16')];
    }),
  );
  return edits.length === 0
    ? []
    : [{ family: 'precision', title: 'Compute in 16-bit floats (mixed precision)', edits }];
}

/** The layers that can be changed, those with the largest outputs first. */
function largestFirst({ flat }: Analysis, batch: number): readonly NodeAnalysis[] {
  return flat.list
    .filter(({ node, definition }) => definition && !definition.entry && !flat.unused.has(node.id))
    .map((node) => ({
      node,
      bytes: node.outputs.reduce((sum, tensor) => sum + (tensorBytes(tensor, batch) ?? 0), 0),
    }))
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ node }) => node);
}

/** A stride of 2 where a layer that slides over its input has one of 1. */
function strided(analysis: Analysis, { node, definition, params, shares }: NodeAnalysis): Way[] {
  const origin = originOf(analysis, node.id);
  const strides = params['strides'];
  if (
    !origin ||
    shares !== undefined ||
    !definition?.params['strides'] ||
    definition.category !== 'convolution'
  )
    return [];
  const ones =
    typeof strides === 'number' ? strides === 1 : Array.isArray(strides) && strides.every((one) => one === 1);
  if (!ones) return [];
  const edit = setParam(
    origin.graph,
    origin.node.id,
    'strides',
    Array.isArray(strides) ? strides.map(() => 2) : 2,
  );
  return [{ family: 'stride', title: `Give ${origin.path} a stride of 2`, edits: [edit] }];
}

/** A pooling layer with its defaults behind a layer of the network itself. */
function pooled(analysis: Analysis, { node, outputs }: NodeAnalysis): Way[] {
  const { main, document, problems } = analysis;
  const rank = outputs[0]?.shape?.length;
  const wires = main.nodes.has(node.id) ? (main.outgoing.get(node.id) ?? []) : [];
  const [wire] = wires;
  const pooling = catalog.find(
    ({ category, params, inputs }) =>
      category === 'pooling' &&
      inputs[0]?.ranks?.includes(rank ?? 0) === true &&
      params['poolSize'] !== undefined &&
      'default' in params['poolSize'],
  );
  if (!wire || wires.length > 1 || !pooling) return [];
  const aCase = { problem: problems[0] as Problem, analysis, document, graph: main, node: undefined };
  return [
    {
      family: 'pooling',
      title: `Insert ${layerText(pooling.kind, {})} after ${node.name}`,
      edits: [insertion(aCase, [{ edge: wire.id, layers: [{ kind: pooling.kind, params: {} }] }])],
    },
  ];
}

function removed({ main, document }: Analysis, { node }: NodeAnalysis): Way[] {
  if (!main.nodes.has(node.id)) return [];
  return [
    { family: 'removal', title: `Remove ${node.name}`, edits: [removeNodes(document, main.id, [node.id])] },
  ];
}
