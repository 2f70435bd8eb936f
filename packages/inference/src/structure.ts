import type { Edge, Graph, Node } from '@netwright/graph';
import { ByNode } from './by-node.js';
import { changedPlaces } from './changed.js';

/** The shape of a graph: its wires by node, and an order to compute it in. It does not change when a parameter does. */
export interface Structure {
  /** Where a node stands in the document: every list of this graph has an entry for each node in that order. */
  readonly index: ReadonlyMap<string, number>;
  readonly ids: readonly string[];
  readonly edges: readonly Edge[];
  /** The wires into each node, by port; and out of it. */
  readonly incoming: ReadonlyMap<string, readonly Edge[]>;
  readonly outgoing: ReadonlyMap<string, readonly Edge[]>;
  /** The wires into each node, as a list. */
  readonly into: readonly (readonly Edge[])[];
  /** Where these wires come from, wire for wire; and the nodes that each node feeds, once for each wire. */
  readonly sources: Neighbours;
  readonly targets: Neighbours;
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

/**
 * The nodes at the other ends of each node's wires, by index: those of node `n` stand in `nodes` from `first[n]` up to
 * `first[n + 1]`. Two lists of numbers cost the garbage collector nothing; a list for each node would cost it more
 * than all the work is.
 */
export interface Neighbours {
  readonly first: Int32Array;
  readonly nodes: Int32Array;
}

const none: readonly Edge[] = [];
const absent = -1;

// Nodes and wires are immutable, so that of one list each the structure is made once.
const made = new WeakMap<readonly Node[], Structure>();

/**
 * The structure of a graph, the earlier one where nothing of it changed. Linear in nodes and wires.
 *
 * @param nodesBefore the nodes that `before` was made of: then only the ids of what changed are compared
 */
export function structureOf(
  graph: Graph,
  before: Structure | undefined,
  nodesBefore?: readonly Node[],
): Structure {
  const known = made.get(graph.nodes);
  if (known?.edges === graph.edges) return known;
  const same = before !== undefined && sameIds(graph, before.ids, nodesBefore);
  const structure = same && before.edges === graph.edges ? before : build(graph, same ? before : undefined);
  made.set(graph.nodes, structure);
  return structure;
}

/** @param before the structure of a graph of the same nodes, with other wires */
function build(graph: Graph, before: Structure | undefined): Structure {
  const index = before?.index ?? indexOf(graph);
  const { edges } = graph;
  const ends = endsOf(edges, index);
  const into = listsOf(edges, ends.to, ends.from, index.size);
  const sources = sourcesOf(into, index, edges.length);
  const { sequence, circles } = sortByDependence(sources);
  const ids = before?.ids ?? idsOf(graph, index);
  const place = new Int32Array(index.size);
  for (let at = 0; at < sequence.length; at++) place[sequence[at] as number] = at;
  const circle = new Map<string, number>();
  const cycles = circles.map((members) => members.map((member) => ids[member] as string));
  for (const [number, members] of cycles.entries()) for (const id of members) circle.set(id, number);
  return {
    index,
    ids,
    edges,
    incoming: new ByNode(index, into),
    // Only who draws asks for these, so they are made when somebody does.
    outgoing: new ByNode(index, () => listsOf(edges, ends.from, ends.to, index.size)),
    into,
    sources,
    targets: targetsOf(ends, index.size),
    dangling: ends.dangling,
    order: sequence.every((node, at) => node === at)
      ? ids
      : Array.from(sequence, (node) => ids[node] as string),
    sequence,
    place,
    cycles,
    circle,
  };
}

/** Both ends of each wire by index; absent where one of them is at no node. */
interface Ends {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly dangling: readonly Edge[];
}

function endsOf(edges: readonly Edge[], index: ReadonlyMap<string, number>): Ends {
  const from = new Int32Array(edges.length);
  const to = new Int32Array(edges.length);
  const dangling: Edge[] = [];
  for (let wire = 0; wire < edges.length; wire++) {
    const edge = edges[wire] as Edge;
    from[wire] = index.get(edge.from.node) ?? absent;
    to[wire] = index.get(edge.to.node) ?? absent;
    if (from[wire] === absent || to[wire] === absent) dangling.push(edge);
  }
  return { from, to, dangling };
}

/**
 * The wires at each node, by port and in the document's order where that is the same. Each list is made as long as it
 * becomes: a list of one takes a tenth of the room of one that grew.
 */
function listsOf(edges: readonly Edge[], at: Int32Array, other: Int32Array, count: number): Edge[][] {
  const lists: (readonly Edge[])[] = new Array(count).fill(none);
  for (let wire = 0; wire < edges.length; wire++) {
    const node = at[wire] as number;
    if (node === absent || other[wire] === absent) continue;
    const edge = edges[wire] as Edge;
    const list = lists[node] as Edge[];
    if (list.length === 0) lists[node] = [edge];
    else if (list.length === 1) lists[node] = [list[0] as Edge, edge];
    else list.push(edge);
  }
  return lists as Edge[][];
}

function sourcesOf(into: readonly Edge[][], index: ReadonlyMap<string, number>, wires: number): Neighbours {
  const first = new Int32Array(into.length + 1);
  const nodes = new Int32Array(wires);
  let next = 0;
  for (let node = 0; node < into.length; node++) {
    const list = into[node] as Edge[];
    if (list.length > 1 && !isByPort(list)) list.sort((a, b) => a.to.port - b.to.port);
    for (const edge of list) nodes[next++] = index.get(edge.from.node) as number;
    first[node + 1] = next;
  }
  return { first, nodes };
}

/** Asked first, as sorting even two takes room. */
function isByPort(list: readonly Edge[]): boolean {
  for (let at = 1; at < list.length; at++)
    if ((list[at] as Edge).to.port < (list[at - 1] as Edge).to.port) return false;
  return true;
}

function targetsOf({ from, to }: Ends, count: number): Neighbours {
  const first = new Int32Array(count + 1);
  for (let wire = 0; wire < from.length; wire++) {
    if (from[wire] === absent || to[wire] === absent) continue;
    const after = (from[wire] as number) + 1;
    first[after] = (first[after] as number) + 1;
  }
  for (let node = 0; node < count; node++)
    first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  const next = first.slice();
  const nodes = new Int32Array(first[count] as number);
  for (let wire = 0; wire < from.length; wire++) {
    const node = from[wire] as number;
    if (node === absent || to[wire] === absent) continue;
    nodes[next[node] as number] = to[wire] as number;
    next[node] = (next[node] as number) + 1;
  }
  return { first, nodes };
}

/** Each id with its place; of two nodes with one id the first counts. */
function indexOf({ nodes }: Graph): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const { id } of nodes) if (!index.has(id)) index.set(id, index.size);
  return index;
}

function idsOf({ nodes }: Graph, index: ReadonlyMap<string, number>): readonly string[] {
  return nodes.length === index.size ? nodes.map(({ id }) => id) : [...index.keys()];
}

function sameIds(
  { nodes }: Graph,
  ids: readonly string[],
  nodesBefore: readonly Node[] | undefined,
): boolean {
  if (nodes.length !== ids.length) return false;
  const changed = nodesBefore && changedPlaces(nodes, nodesBefore);
  if (changed) return changed.every((at) => nodes[at]?.id === ids[at]);
  for (let at = 0; at < ids.length; at++) if (nodes[at]?.id !== ids[at]) return false;
  return true;
}

/**
 * Tarjan's strongly connected components (1972), without recursion so that a chain of any length is fine. Followed
 * against the wires, a component is finished after all that it depends on, which is the order wanted; a node that
 * stands in the document after what it depends on keeps its place.
 */
function sortByDependence({ first, nodes }: Neighbours): { sequence: Int32Array; circles: number[][] } {
  const count = first.length - 1;
  const inOrder = orderAsDrawn({ first, nodes });
  if (inOrder) return { sequence: inOrder, circles: [] };
  const unseen = -1;
  const seenAt = new Int32Array(count).fill(unseen);
  const low = new Int32Array(count);
  const nextWire = first.slice();
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
      const wire = nextWire[node] as number;
      if (wire < (first[node + 1] as number)) {
        nextWire[node] = wire + 1;
        const source = nodes[wire] as number;
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
        if (nodes.subarray(first[node], first[node + 1]).includes(node)) circles.push([node]);
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

/** The order of the document, where each node stands after what it depends on, as most are written. */
function orderAsDrawn({ first, nodes }: Neighbours): Int32Array | undefined {
  const sequence = new Int32Array(first.length - 1);
  for (let node = 0; node < sequence.length; node++) {
    for (let wire = first[node] as number; wire < (first[node + 1] as number); wire++)
      if ((nodes[wire] as number) >= node) return undefined;
    sequence[node] = node;
  }
  return sequence;
}
