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
import type { Analysis, GraphAnalysis, NodeAnalysis } from './analysis.js';
import { analyzeLayer, type Feed, inert, unknownOutputs } from './analyze-layer.js';
import { ByNode } from './by-node.js';
import { graphProblems } from './graph-problems.js';
import { feedingWires } from './ports.js';
import type { Problem } from './problem.js';
import { nameLayers } from './problem-text.js';
import { type Sharing, sharingOf } from './sharing.js';
import { type Structure, structureOf } from './structure.js';
import { costProblems, totalsOf } from './totals.js';
import { noSuchOutput } from './wire-problems.js';

/**
 * Says what a document means: a shape on every wire, weights and costs of every layer, and what is wrong. Never
 * throws for what a person drew. Linear in nodes and wires.
 *
 * @param previous an earlier analysis of the same document: what did not change since is taken over, and work stops
 *   where nothing changes any more
 */
export function analyze(document: NetDocument, previous?: Analysis): Analysis {
  const before = previous?.main;
  const main = before?.graph === document.graph ? before : analyzeGraph('main', document.graph, before);
  if (previous && main === before) return { ...previous, document };
  const problems: Problem[] = [...graphProblems(main, before)];
  for (const { problems: found } of main.list) {
    if (found.length > 0) for (const problem of found) problems.push(nameLayers(problem, main));
  }
  const totals = totalsOf(main);
  problems.push(...costProblems(main, totals));
  return { document, main, problems, totals };
}

function analyzeGraph(id: GraphId, graph: Graph, previous: GraphAnalysis | undefined): GraphAnalysis {
  const structure = structureOf(graph, previous?.structure);
  const { sequence, place, index, outOf } = structure;
  const sharing = sharingOf(graph);
  const nodes = firstOfEachId(graph, index);
  // Where the structure is the same only what changed is looked at, and what depends on it; else all is, though
  // most of it is then taken over.
  const same = previous?.structure === structure ? previous : undefined;
  const list: NodeAnalysis[] = same ? same.list.slice() : new Array(nodes.length);
  const dirty = new Uint8Array(nodes.length);
  if (same) {
    for (let at = 0; at < nodes.length; at++) {
      const { id } = nodes[at] as Node;
      const earlier = same.list[at];
      // A layer that shared another's weights stops doing so when the other changes, though it is itself the same.
      const released = earlier?.shares !== undefined && !sharing.has(id);
      if (earlier?.node !== nodes[at] || released) dirty[place[at] as number] = 1;
    }
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
    for (const edge of outOf[at] as readonly Edge[])
      dirty[place[index.get(edge.to.node) as number] as number] = 1;
  }
  return {
    id,
    graph,
    order: structure.order,
    nodes: new ByNode(index, list),
    list,
    incoming: structure.incoming,
    outgoing: structure.outgoing,
    unused:
      same && same.graph.outputs === graph.outputs && same.graph.inputs === graph.inputs
        ? same.unused
        : unusedNodes(graph, structure),
    structure,
  };
}

function firstOfEachId({ nodes }: Graph, index: ReadonlyMap<string, number>): readonly Node[] {
  if (nodes.length === index.size) return nodes;
  const seen = new Set<string>();
  return nodes.filter(({ id }) => !seen.has(id) && seen.add(id));
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
  const only = wires.length === 1 ? wires[0] : undefined;
  const inputs = only
    ? [tensorOn(only, node, structure, list)]
    : wires.map((wire) => wire && tensorOn(wire, node, structure, list));
  if (
    before &&
    sameSubject(before, node, subject) &&
    sameItems(before.inputs, inputs) &&
    sameItems(previous?.incoming.get(node.id) ?? [], edges)
  ) {
    return before.node === node && before.subject === subject ? before : { ...before, node, subject };
  }
  const feed: Feed = { edges, wires, inputs };
  const now =
    isLayerNode(node) && subject ? analyzeLayer(graph, node, subject, feed) : block(graph, node, feed);
  // The same result is the same object, so that what depends on it need not be looked at.
  return before && sameTensors(before.outputs, now.outputs) ? { ...now, outputs: before.outputs } : now;
}

function tensorOn(
  wire: Edge,
  { id }: Node,
  { circle, index }: Structure,
  list: readonly NodeAnalysis[],
): Tensor {
  const ring = circle.size === 0 ? undefined : circle.get(id);
  const inRing = ring !== undefined && circle.get(wire.from.node) === ring;
  const source = inRing ? undefined : list[index.get(wire.from.node) as number];
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

function block(graph: GraphId, node: Node, { wires, inputs }: Feed): NodeAnalysis {
  return inert({ node, subject: undefined, shares: undefined, wires, inputs }, {}, [
    {
      code: 'block/not-analysed',
      where: { graph, nodes: [node.id] },
      severity: 'error',
      message: 'This version of Netwright keeps blocks but cannot look inside them yet.',
    },
  ]);
}

function unusedNodes({ nodes, inputs, outputs }: Graph, { index, into }: Structure): ReadonlySet<string> {
  const used = new Uint8Array(into.length);
  const open: number[] = [];
  let count = 0;
  const use = (id: string) => {
    const at = index.get(id);
    if (at === undefined || used[at] === 1) return;
    used[at] = 1;
    count++;
    open.push(at);
  };
  for (const { from } of outputs) use(from.node);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const edge of into[at] as readonly Edge[]) use(edge.from.node);
  }
  const unused = new Set<string>();
  if (count === into.length) return unused;
  const listed = new Set(inputs);
  for (const { id } of nodes) if (used[index.get(id) as number] === 0 && !listed.has(id)) unused.add(id);
  return unused;
}
