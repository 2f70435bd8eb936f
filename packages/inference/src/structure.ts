import type { Edge, Graph } from '@netwright/graph';
import { ByNode } from './by-node.js';

/** The shape of a graph: its wires by node, and an order to compute it in. It does not change when a parameter does. */
export interface Structure {
  /** Where a node stands in the document: every list of this graph has an entry for each node in that order. */
  readonly index: ReadonlyMap<string, number>;
  readonly edges: readonly Edge[];
  /** The wires into each node, by port; and out of it. */
  readonly incoming: ReadonlyMap<string, readonly Edge[]>;
  readonly outgoing: ReadonlyMap<string, readonly Edge[]>;
  /** The same as lists. */
  readonly into: readonly (readonly Edge[])[];
  readonly outOf: readonly (readonly Edge[])[];
  /** Wires with an end at a node that is not there. */
  readonly dangling: readonly Edge[];
  /** Each node after those it depends on; by id, and by index. */
  readonly order: readonly string[];
  readonly sequence: Int32Array;
  /** The place in `sequence` of each node. */
  readonly place: Int32Array;
  /** Groups of nodes that feed each other in a circle. */
  readonly cycles: readonly (readonly string[])[];
  /** The circle that a node belongs to, by its number in `cycles`. */
  readonly circle: ReadonlyMap<string, number>;
}

const none: readonly Edge[] = [];

/** The structure of a graph, the earlier one where nothing of it changed. Linear in nodes and wires. */
export function structureOf(graph: Graph, before: Structure | undefined): Structure {
  const same = before && sameIds(graph, before.index);
  if (same && before.edges === graph.edges) return before;
  const index = same ? before.index : indexOf(graph);
  const into: Edge[][] = new Array(index.size).fill(none);
  const outOf: Edge[][] = new Array(index.size).fill(none);
  const dangling: Edge[] = [];
  for (const edge of graph.edges) {
    const from = index.get(edge.from.node);
    const to = index.get(edge.to.node);
    if (from === undefined || to === undefined) dangling.push(edge);
    else {
      add(into, to, edge);
      add(outOf, from, edge);
    }
  }
  for (const edges of into) if (edges.length > 1) edges.sort((a, b) => a.to.port - b.to.port);
  const ids = [...index.keys()];
  const { sequence, circles } = sortByDependence(index, into);
  const place = new Int32Array(index.size);
  for (let at = 0; at < sequence.length; at++) place[sequence[at] as number] = at;
  const circle = new Map<string, number>();
  const cycles = circles.map((members) => members.map((member) => ids[member] as string));
  for (const [number, members] of cycles.entries()) for (const id of members) circle.set(id, number);
  return {
    index,
    edges: graph.edges,
    incoming: new ByNode(index, into),
    outgoing: new ByNode(index, outOf),
    into,
    outOf,
    dangling,
    order: Array.from(sequence, (node) => ids[node] as string),
    sequence,
    place,
    cycles,
    circle,
  };
}

/** Most nodes have one wire in and one out: a list of one is made as such, and takes a tenth of the room of one that grew. */
function add(lists: Edge[][], at: number, edge: Edge): void {
  const list = lists[at] as Edge[];
  if (list.length === 0) lists[at] = [edge];
  else list.push(edge);
}

/** Each id with its place; of two nodes with one id the first counts. */
function indexOf({ nodes }: Graph): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const { id } of nodes) if (!index.has(id)) index.set(id, index.size);
  return index;
}

function sameIds({ nodes }: Graph, index: ReadonlyMap<string, number>): boolean {
  if (nodes.length !== index.size) return false;
  let at = 0;
  for (const id of index.keys()) if (nodes[at++]?.id !== id) return false;
  return true;
}

/**
 * Tarjan's strongly connected components (1972), without recursion so that a chain of any length is fine. Followed
 * against the wires, a component is finished after all that it depends on, which is the order wanted; a node that
 * stands in the document after what it depends on keeps its place.
 */
function sortByDependence(
  index: ReadonlyMap<string, number>,
  into: readonly (readonly Edge[])[],
): { sequence: Int32Array; circles: number[][] } {
  const count = into.length;
  const unseen = -1;
  const seenAt = new Int32Array(count).fill(unseen);
  const low = new Int32Array(count);
  const nextWire = new Int32Array(count);
  const open = new Uint8Array(count);
  const component: number[] = [];
  const path: number[] = [];
  const sequence = new Int32Array(count);
  const circles: number[][] = [];
  let clock = 0;
  let done = 0;

  const enter = (node: number) => {
    seenAt[node] = clock;
    low[node] = clock++;
    open[node] = 1;
    component.push(node);
    path.push(node);
  };

  for (let start = 0; start < count; start++) {
    if (seenAt[start] !== unseen) continue;
    enter(start);
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      const own = into[node] as readonly Edge[];
      const wire = own[nextWire[node] as number];
      if (wire) {
        nextWire[node] = (nextWire[node] as number) + 1;
        const source = index.get(wire.from.node) as number;
        if (seenAt[source] === unseen) enter(source);
        else if (open[source] === 1) low[node] = Math.min(low[node] as number, seenAt[source] as number);
        continue;
      }
      path.pop();
      const after = path[path.length - 1];
      if (after !== undefined) low[after] = Math.min(low[after] as number, low[node] as number);
      if (low[node] !== seenAt[node]) continue;
      if (component[component.length - 1] === node) {
        component.pop();
        open[node] = 0;
        sequence[done++] = node;
        if (own.some((edge) => edge.from.node === edge.to.node)) circles.push([node]);
        continue;
      }
      const members: number[] = [];
      for (let member = unseen; member !== node; ) {
        member = component.pop() as number;
        open[member] = 0;
        members.push(member);
      }
      members.sort((a, b) => a - b);
      circles.push(members);
      for (const member of members) sequence[done++] = member;
    }
  }
  return { sequence, circles };
}
