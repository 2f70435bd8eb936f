import { type BlockNode, type Edge, type Graph, isBlockNode, isLayerNode, type Node } from '@netwright/graph';
import { findLayer } from '@netwright/layers';

/** What is asked of a graph again and again, for as long as it lives. */
export interface Drawn {
  /** Of two nodes with one id the first counts. */
  readonly byId: ReadonlyMap<string, Node>;
  readonly blocks: readonly BlockNode[];
  /** The nodes that bring in what the block is fed, with the number of the input. */
  readonly entries: ReadonlyMap<string, number>;
  /** The wire into each input of each block; of several into one the first counts. */
  readonly intoBlocks: ReadonlyMap<string, ReadonlyMap<number, Edge>>;
}

const known = new WeakMap<Graph, Drawn>();

export function drawnIn(graph: Graph): Drawn {
  let drawn = known.get(graph);
  if (!drawn) {
    drawn = look(graph);
    known.set(graph, drawn);
  }
  return drawn;
}

function look({ nodes, edges, inputs }: Graph): Drawn {
  const byId = new Map<string, Node>();
  const blocks: BlockNode[] = [];
  const intoBlocks = new Map<string, Map<number, Edge>>();
  for (const node of nodes) {
    if (byId.has(node.id)) continue;
    byId.set(node.id, node);
    if (!isBlockNode(node)) continue;
    blocks.push(node);
    intoBlocks.set(node.id, new Map());
  }
  for (const edge of edges) {
    const into = intoBlocks.get(edge.to.node);
    if (into && !into.has(edge.to.port)) into.set(edge.to.port, edge);
  }
  const entries = new Map<string, number>();
  for (const [input, id] of inputs.entries()) {
    const node = byId.get(id);
    if (node && isLayerNode(node) && findLayer(node.kind)?.entry && !entries.has(id)) entries.set(id, input);
  }
  return { byId, blocks, entries, intoBlocks };
}
