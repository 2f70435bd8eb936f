import {
  type Edge,
  type Graph,
  type GraphId,
  isLayerNode,
  type LayerNode,
  type NetDocument,
  type Node,
} from '@netwright/graph';
import { findLayer, sameTensor, type Tensor } from '@netwright/layers';
import { gatheredAdvice } from './advice.js';
import type { Analysis, GraphAnalysis, NodeAnalysis } from './analysis.js';
import { analyzeLayer, type Feed, inert, unknownOutputs } from './analyze-layer.js';
import { withBlocks } from './blocks/with-blocks.js';
import { ByNode } from './by-node.js';
import { changedPlaces } from './changed.js';
import { expand } from './expand/expand.js';
import { graphProblems } from './graph-problems.js';
import { factsOf, findingsOf } from './node-facts.js';
import { feedingWires } from './ports.js';
import type { Problem } from './problem.js';
import { nameLayers } from './problem-text.js';
import { type Sharing, sharingOf } from './sharing.js';
import { type Structure, structureOf } from './structure.js';
import { costProblems, totalsOf } from './totals.js';
import { unusedNodes } from './unused.js';
import { noSuchOutput } from './wire-problems.js';

/**
 * Says what a document means: a shape on every wire, weights and costs of every layer, and what is wrong. Never
 * throws for what a person drew. Linear in nodes and wires.
 *
 * @param previous an earlier analysis of the same document: what did not change since is taken over, and work stops
 *   where nothing changes any more
 */
export function analyze(document: NetDocument, previous?: Analysis): Analysis {
  const before = previous?.flat;
  factsOf(document.graph.nodes, previous?.document.graph.nodes);
  const expansion = expand(document, previous?.expansion);
  const graph = expansion?.graph ?? document.graph;
  const main = before?.graph === graph ? before : analyzeGraph('main', graph, before);
  if (previous && main === before && expansion === previous.expansion) return { ...previous, document };
  if (expansion) return withBlocks(document, expansion, main, previous);
  const problems: Problem[] = [...graphProblems(main, before)];
  for (const at of findingsOf(main.list).faulty) {
    for (const problem of (main.list[at] as NodeAnalysis).problems) problems.push(nameLayers(problem, main));
  }
  const totals = totalsOf(main, before && previous && { graph: before, totals: previous.totals });
  problems.push(...costProblems(main, totals), ...gatheredAdvice(main, totals, before));
  return { document, main, flat: main, expansion, problems, totals };
}

function analyzeGraph(id: GraphId, graph: Graph, previous: GraphAnalysis | undefined): GraphAnalysis {
  factsOf(graph.nodes, previous?.graph.nodes);
  const structure = structureOf(graph, previous?.structure, previous?.graph.nodes);
  const { sequence, place, index, targets } = structure;
  const sharing = sharingOf(graph);
  const nodes = firstOfEachId(graph, index);
  // Where the structure is the same only what changed is looked at, and what depends on it; else all is, though
  // most of it is then taken over.
  const same = previous?.structure === structure ? previous : undefined;
  const list: NodeAnalysis[] = same ? same.list.slice() : new Array(nodes.length);
  const dirty = new Uint8Array(nodes.length);
  if (same) {
    markChanged(nodes, same, structure, dirty);
    if (factsOf(same.graph.nodes).links) markReleased(same, sharing, structure, dirty);
    markSharers(structure, sharing, same, dirty);
  } else dirty.fill(1);

  for (let step = 0; step < dirty.length; step++) {
    if (dirty[step] === 0) continue;
    const at = sequence[step] as number;
    const node = nodes[at] as Node;
    const subject = isLayerNode(node) ? (sharing.get(node.id) ?? node) : undefined;
    const now = settle(id, node, subject, structure, at, list, previous);
    const before = same?.list[at];
    list[at] = now;
    // Whether a layer could be inferred says whether a wire from an output that it does not have is wrong.
    if (
      !before ||
      (now.outputs === before.outputs && (now.inferred === undefined) === (before.inferred === undefined))
    )
      continue;
    for (let wire = targets.first[at] as number; wire < (targets.first[at + 1] as number); wire++)
      dirty[place[targets.nodes[wire] as number] as number] = 1;
  }
  findingsOf(list, previous?.list);
  return {
    id,
    graph,
    order: structure.order,
    nodes: new ByNode(index, list),
    list,
    incoming: structure.incoming,
    outgoing: structure.outgoing,
    unused: unusedNodes(graph, structure),
    structure,
  };
}

function firstOfEachId({ nodes }: Graph, index: ReadonlyMap<string, number>): readonly Node[] {
  if (nodes.length === index.size) return nodes;
  const seen = new Set<string>();
  return nodes.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function markChanged(
  nodes: readonly Node[],
  before: GraphAnalysis,
  { place }: Structure,
  dirty: Uint8Array,
): void {
  const changed = nodes.length === before.graph.nodes.length && changedPlaces(nodes, before.graph.nodes);
  if (changed) for (const at of changed) dirty[place[at] as number] = 1;
  else
    for (const [at, { node }] of before.list.entries())
      if (node !== nodes[at]) dirty[place[at] as number] = 1;
}

/** A layer that shared another's weights stops doing so when the other changes, though it is itself the same. */
function markReleased(
  { list }: GraphAnalysis,
  sharing: Sharing,
  { place }: Structure,
  dirty: Uint8Array,
): void {
  for (const [at, { node, shares }] of list.entries())
    if (shares !== undefined && !sharing.has(node.id)) dirty[place[at] as number] = 1;
}

/** A layer that is applied at several places changes at all of them. */
function markSharers(
  { place, index }: Structure,
  sharing: Sharing,
  before: GraphAnalysis,
  dirty: Uint8Array,
): void {
  for (const [id, target] of sharing) {
    if (before.nodes.get(id)?.subject !== target) dirty[place[index.get(id) as number] as number] = 1;
  }
}

/** One node: taken over from before where nothing that it depends on changed, else analysed. */
function settle(
  graph: GraphId,
  node: Node,
  subject: LayerNode | undefined,
  structure: Structure,
  at: number,
  list: readonly NodeAnalysis[],
  previous: GraphAnalysis | undefined,
): NodeAnalysis {
  const before = previous?.structure === structure ? previous.list[at] : previous?.nodes.get(node.id);
  const edges = structure.into[at] as readonly Edge[];
  const wires = feedingWires(edges, subject ? findLayer(subject.kind)?.inputs : undefined);
  const inputs = tensorsOn(wires, at, node, structure, list);
  if (
    before &&
    sameSubject(before, node, subject) &&
    sameItems(before.inputs, inputs) &&
    sameItems(previous?.incoming.get(node.id) ?? [], edges)
  ) {
    return before.node === node && before.subject === subject ? before : { ...before, node, subject };
  }
  const feed: Feed = { edges, wires, inputs };
  const now = isLayerNode(node) && subject ? analyzeLayer(graph, node, subject, feed) : block(node, feed);
  // The same result is the same object, so that what depends on it need not be looked at.
  return before && sameTensors(before.outputs, now.outputs) ? { ...now, outputs: before.outputs } : now;
}

function tensorsOn(
  wires: readonly (Edge | undefined)[],
  at: number,
  node: Node,
  structure: Structure,
  list: readonly NodeAnalysis[],
): readonly (Tensor | undefined)[] {
  const { into, sources, circle, index } = structure;
  // As nearly always, these are all the wires that there are, and where they come from is known by number.
  const all = circle.size === 0 && wires === into[at];
  const first = sources.first[at] as number;
  const only = all && wires.length === 1 ? wires[0] : undefined;
  if (only) {
    const source = list[sources.nodes[first] as number];
    // What one layer gives is what the next one takes: one list for both.
    if (only.from.port === 0 && source?.outputs.length === 1) return source.outputs;
    return [tensorOn(only, source)];
  }
  const ring = circle.size === 0 ? undefined : circle.get(node.id);
  const tensors: (Tensor | undefined)[] = new Array(wires.length);
  for (let number = 0; number < wires.length; number++) {
    const wire = wires[number];
    const inRing = wire !== undefined && ring !== undefined && circle.get(wire.from.node) === ring;
    const source = all ? sources.nodes[first + number] : wire && index.get(wire.from.node);
    tensors[number] = wire && tensorOn(wire, inRing ? undefined : list[source as number]);
  }
  return tensors;
}

function tensorOn(wire: Edge, source: NodeAnalysis | undefined): Tensor {
  const tensor = source?.outputs[wire.from.port];
  if (tensor) return tensor;
  return source?.inferred ? noSuchOutput : (unknownOutputs[0] as Tensor);
}

/** True where nothing in the nodes themselves changed that the analysis depends on. A move and a new name do not count. */
function sameSubject(before: NodeAnalysis, node: Node, subject: LayerNode | undefined): boolean {
  if (before.node === node && before.subject === subject) return true;
  return (
    before.subject !== undefined &&
    subject !== undefined &&
    before.subject.kind === subject.kind &&
    before.subject.params === subject.params &&
    before.node.when === node.when &&
    isLayerNode(before.node) &&
    isLayerNode(node) &&
    before.node.call === node.call &&
    before.shares === (subject === node ? undefined : subject.id)
  );
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

function sameTensors(a: readonly Tensor[], b: readonly Tensor[]): boolean {
  return (
    a === b || (a.length === b.length && a.every((tensor, index) => sameTensor(tensor, b[index] as Tensor)))
  );
}

/** A block that cannot be opened; why is said where it was drawn. */
function block(node: Node, { wires, inputs }: Feed): NodeAnalysis {
  return inert({ node, subject: undefined, shares: undefined, wires, inputs }, {}, []);
}
