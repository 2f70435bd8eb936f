import { type Edge, type Graph, isLayerNode, type Node } from '@netwright/graph';
import { findLayer, readParams, type Tensor, unknownTensor } from '@netwright/layers';
import type { GraphAnalysis, NodeAnalysis } from '../analysis.js';
import { ByNode } from '../by-node.js';
import { drawnIn } from '../expand/drawn.js';
import type { Expansion, Laid } from '../expand/expand.js';
import { written } from '../expand/flat-id.js';
import { type Child, type Instance, isInput } from '../expand/instance.js';
import { isAbsent } from '../expand/present.js';
import { feedingWires } from '../ports.js';
import { structureOf } from '../structure.js';
import { unusedNodes } from '../unused.js';
import { blockAnalysis, insideOf, sumOf } from './block-node.js';
import { entryAnalysis } from './entry.js';
import { withoutProblems } from './instance-problems.js';

const unknown = unknownTensor();
const noLayers = { count: { total: 0, trainable: 0 }, macs: 0, layers: 0, status: 'ok' } as const;

/** What each analysis of a drawn node was made from, so that the next one is the same object where that is the same. */
const madeFrom = new WeakMap<NodeAnalysis, readonly unknown[]>();

/**
 * A graph as it is drawn, seen from the flat graph: the network itself, or a block where one of its nodes stands. What is
 * known of a layer is what is known of it in the flat graph; a block has what its layers have together.
 *
 * @param graph as it is drawn, with what a condition leaves out
 * @param before the same of an earlier version
 */
export function drawnGraph(
  graph: Graph,
  instance: Instance,
  flat: GraphAnalysis,
  { laid }: Pick<Expansion, 'laid'>,
  before: GraphAnalysis | undefined,
): GraphAnalysis {
  const structure = structureOf(graph, before?.structure);
  const { index, into, sequence } = structure;
  const nodes = drawnNodes(graph, index);
  const unused = unusedNodes(graph, structure);
  const list: NodeAnalysis[] = new Array(nodes.length);
  const view: View = { instance, flat, lies: laid.get(instance) as Laid, unused };
  for (const at of sequence) {
    const node = nodes[at] as Node;
    const child = instance.children.get(node.id);
    const edges = into[at] as readonly Edge[];
    const wires = child ? child.wires : feedingWires(edges, portsOf(node, instance, flat));
    const inputs = wires.map((wire) => wire && tensorOn(wire, list, index));
    const known = withoutProblems(before?.nodes.get(node.id));
    list[at] = child ? ofBlock(child, wires, inputs, view, known) : ofLayer(node, wires, inputs, view, known);
  }
  return {
    id: instance.graphId,
    graph,
    order: structure.order,
    nodes: new ByNode(index, list),
    list,
    incoming: structure.incoming,
    outgoing: structure.outgoing,
    unused,
    structure,
  };
}

interface View {
  readonly instance: Instance;
  readonly flat: GraphAnalysis;
  readonly lies: Laid;
  readonly unused: ReadonlySet<string>;
}

function drawnNodes({ nodes }: Graph, index: ReadonlyMap<string, number>): readonly Node[] {
  const seen = new Set<string>();
  return nodes.length === index.size ? nodes : nodes.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function flatId({ prefix }: Instance, { id }: Node): string {
  return prefix === '' ? id : prefix + written(id);
}

function portsOf(node: Node, instance: Instance, flat: GraphAnalysis) {
  const known = flat.nodes.get(flatId(instance, node));
  if (known) return known.definition?.inputs;
  return isLayerNode(node) ? findLayer(node.kind)?.inputs : undefined;
}

function tensorOn(
  { from }: Edge,
  list: readonly (NodeAnalysis | undefined)[],
  index: ReadonlyMap<string, number>,
): Tensor {
  return list[index.get(from.node) as number]?.outputs[from.port] ?? unknown;
}

function ofLayer(
  node: Node,
  wires: NodeAnalysis['wires'],
  inputs: NodeAnalysis['inputs'],
  { instance, flat, lies }: View,
  before: NodeAnalysis | undefined,
): NodeAnalysis {
  const input = instance.block && drawnIn(instance.graph).entries.get(node.id);
  if (input !== undefined && isLayerNode(node)) {
    const own = entryAnalysis(instance.graphId, node);
    const feed = lies.feeds[input];
    const tensor = feed && flat.nodes.get(feed.node)?.outputs[feed.port];
    return tensor
      ? remade(before, [node, own, tensor], () => ({ ...own, outputs: [tensor], problems: [] }))
      : own;
  }
  const known = flat.nodes.get(flatId(instance, node));
  if (known) {
    if (known.node === node && sameItems(known.wires, wires)) return known;
    // Links are drawn between nodes of one graph; those between instances are said of the block nodes.
    const shares = known.shares === undefined ? undefined : node.sharesWith;
    const owner = shares === undefined ? node : drawnIn(instance.graph).byId.get(shares);
    const subject = known.subject && owner && isLayerNode(owner) ? owner : known.subject;
    return remade(before, [node, known, subject, ...wires, ...inputs], () => ({
      ...known,
      node,
      subject,
      shares,
      wires,
      inputs,
    }));
  }
  // It is left out, because its condition says so.
  const definition = isLayerNode(node) ? findLayer(node.kind) : undefined;
  const absent = { node, shares: undefined, wires, inputs, outputs: passedOn(node, inputs) };
  return remade(before, [node, ...wires, ...inputs], () => ({
    ...blockAnalysis(absent, noLayers),
    subject: isLayerNode(node) ? node : undefined,
    definition,
    params: definition && isLayerNode(node) ? readParams(definition.params, node.params).params : {},
  }));
}

function passedOn(node: Node, inputs: NodeAnalysis['inputs']): readonly Tensor[] {
  const [only] = inputs;
  return isAbsent(node) && inputs.length === 1 && only ? [only] : [unknown];
}

function ofBlock(
  { node, instances, ends }: Child,
  wires: NodeAnalysis['wires'],
  inputs: NodeAnalysis['inputs'],
  { instance, flat, unused }: View,
  before: NodeAnalysis | undefined,
): NodeAnalysis {
  const all: NodeAnalysis[] = [];
  const isUnused = unused.has(node.id) || (instance.block !== undefined && isAllUnused(instances, flat));
  for (const { flat: placed } of insideOf(instances)) {
    const known = flat.nodes.get(placed.id);
    // What is part of the block and not of the model counts for nothing, here as in the whole.
    if (known && (isUnused || !flat.unused.has(placed.id))) all.push(known);
  }
  const outputs = ends.map((end) => {
    if (!end) return unknown;
    if (isInput(end)) return inputs[end.input] ?? unknown;
    return flat.nodes.get(end.node)?.outputs[end.port] ?? unknown;
  });
  const block = instances[0]?.block;
  return remade(before, [node, block, ...wires, ...inputs, ...outputs, ...all], () => {
    const sum = sumOf(all);
    const link = node.sharesWith;
    const shares =
      link !== undefined && instance.children.get(link)?.node.block === node.block ? link : undefined;
    return blockAnalysis(
      { node, shares, wires, inputs, outputs, ...(block ? { block: { block, layers: sum.layers } } : {}) },
      sum,
    );
  });
}

function isAllUnused(instances: readonly Instance[], flat: GraphAnalysis): boolean {
  for (const { flat: placed } of insideOf(instances))
    if (flat.nodes.has(placed.id) && !flat.unused.has(placed.id)) return false;
  return true;
}

/** The object of before where it was made from the same. */
function remade(
  before: NodeAnalysis | undefined,
  from: readonly unknown[],
  make: () => NodeAnalysis,
): NodeAnalysis {
  const was = before && madeFrom.get(before);
  if (before && was && sameItems(was, from)) return before;
  const now = make();
  madeFrom.set(now, from);
  return now;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((item, at) => item === b[at]));
}
