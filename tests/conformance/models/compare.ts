import type { NetDocument } from '@netwright/graph';
import {
  type Analysis,
  analyze,
  exportedNames,
  type NodeAnalysis,
  summarize,
  withInputShape,
} from '@netwright/inference';
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

/**
 * Where we say another thing of a model than Keras does, in words; nothing where we agree on acceptance, on the layers
 * and their order, and for each on its outputs with their types, its parameters and how many of them are trained.
 */
export function differences(keras: KerasAnswer, document: NetDocument): string[] {
  const analysis = analyze(document);
  const errors = analysis.problems.filter((problem) => problem.severity === 'error');
  if ('rejected' in keras)
    return errors.length > 0 ? [] : [`Keras rejects, and we do not: ${keras.rejected}`];
  if (errors.length > 0)
    return errors.map(
      ({ code, message, where }) =>
        `Keras accepts, and we do not: ${where.nodes.join(', ')}: ${code}: ${message}`,
    );
  const { layers: ours, params } = summarize(analysis, { batch: 1 });
  const theirs = keras.layers.flatMap(opened);
  const found = keras.masks ? orderDifferences(sorted(theirs), sorted(ours)) : orderDifferences(theirs, ours);
  const lines = new Map(ours.map((line) => [line.name, line]));
  for (const layer of theirs) {
    const line = lines.get(layer.name);
    if (line) found.push(...countDifferences(`${layer.name}: `, layer, line));
  }
  found.push(...drawnDifferences(keras.layers, analysis));
  for (const layer of keras.layers) {
    const said = JSON.stringify(lines.get(layer.name)?.outputs[0]);
    if (!layer.layers && said !== JSON.stringify(layer.calls[0]?.[0]?.[1]))
      found.push(`${layer.name}: the summary says that it gives ${said}`);
  }
  const places = placesByName(analysis);
  for (const operation of keras.operations ?? [])
    found.push(...callDifferences(operation, places.get(operation.name), document));
  found.push(...countDifferences('', keras, { params: params.total, trainable: params.trainable }));
  return found;
}

/** The layers of a model inside the model stand in its place. */
function opened(layer: KerasLayer): readonly KerasLayer[] {
  return layer.layers ? layer.layers.flatMap(opened) : [layer];
}

/**
 * What the calls of one drawing give. Keras says of the layers of a model inside what they give when that is fed as its
 * own inputs say: the block is looked at as a network of its own.
 */
function drawnDifferences(layers: readonly KerasLayer[], analysis: Analysis): string[] {
  const places = placesByName(analysis);
  const { document } = analysis;
  return layers.flatMap((layer) => {
    const own = places.get(layer.name);
    if (!layer.layers) return callDifferences(layer, own, document);
    const block = own?.[0]?.block?.block;
    if (!own || !block) return [`${layer.name}: is a model in Keras, and no block here`];
    const [{ count }] = own as readonly [NodeAnalysis];
    return [
      ...callDifferences(layer, own, document),
      ...countDifferences(`${layer.name}: `, layer, {
        params: count?.total ?? null,
        trainable: count?.trainable ?? null,
      }),
      ...insideDifferences(layer.layers, own[0] as NodeAnalysis, document),
    ];
  });
}

/** A sequential model has no sizes of its own but those that it was first fed. */
function insideDifferences(
  layers: readonly KerasLayer[],
  node: NodeAnalysis,
  document: NetDocument,
): string[] {
  const graph = node.block?.block.graph as NetDocument['graph'];
  const alone: NetDocument = { ...document, graph };
  const asSaid = drawnDifferences(layers, analyze(alone));
  const [fed] = node.inputs;
  if (asSaid.length === 0 || !fed?.shape || node.inputs.length > 1) return asSaid;
  const sized = withInputShape(alone, [{ sizes: fed.shape.slice(1).map((size) => size ?? null) }]);
  const asFed = sized.ok ? drawnDifferences(layers, analyze(sized.document)) : asSaid;
  return asFed.length < asSaid.length ? asFed : asSaid;
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
  { blocks }: NetDocument,
): string[] {
  const theirs = calls.map((call) => call.map(text).join(' and ')).join(' then ');
  if (!places) return [`${name}: gives ${theirs} in Keras, and is not there here`];
  const ours = places.map(({ outputs }) => outputs.map(textOf).join(' and ')).join(' then ');
  // Keras says of no mask that it comes out of a model inside the model; when the model runs, it does.
  const alike = blocks.length > 0 ? withoutMasks(theirs) === withoutMasks(ours) : theirs === ours;
  return alike ? [] : [`${name}: gives ${theirs} in Keras, ${ours} here`];
}

function withoutMasks(types: string): string {
  return types.replaceAll('masked ', '');
}

function text([dtype, sizes, masked]: TensorType): string {
  return `${masked ? 'masked ' : ''}${dtype}[${sizes.map((size) => size ?? 'None').join(',')}]`;
}

function textOf({ dtype, shape, masked }: Tensor): string {
  if (shape === undefined) return 'unknown';
  return `${masked ? 'masked ' : ''}${dtype}[${shape.map((dim) => (dim === null ? 'None' : dim)).join(',')}]`;
}

/** The places where each layer or block of a drawing stands, by its exported name, in the order of its calls. */
function placesByName(analysis: Analysis): ReadonlyMap<string, readonly NodeAnalysis[]> {
  const places = new Map<string, NodeAnalysis[]>();
  const names = exportedNames(analysis);
  const { nodes, graph } = analysis.main;
  for (const { id } of graph.nodes) {
    const node = nodes.get(id);
    const name = names.get(id) ?? nodes.get(node?.shares ?? id)?.node.name;
    if (!node || name === undefined) continue;
    const known = places.get(name);
    if (known) known.push(node);
    else places.set(name, [node]);
  }
  return places;
}
