import { type GraphId, graphOf, type NetDocument, type Node, type Port } from '../document.js';
import type { Edit } from '../edit.js';
import { newId } from '../ids.js';

/**
 * Draws a wire. One that ended at the same input before is taken away; a wire that is there already is left.
 *
 * @param to an input that takes any number of wires gets a free port number for each
 */
export function connect(
  document: NetDocument,
  graphId: GraphId,
  from: Port,
  to: Port,
  id: string = newId('w'),
): Edit {
  const edits: Edit[] = [];
  for (const edge of graphOf(document, graphId)?.edges ?? []) {
    if (edge.to.node !== to.node || edge.to.port !== to.port) continue;
    if (edge.from.node === from.node && edge.from.port === from.port)
      return { type: 'batch', title: 'Connect', edits: [] };
    edits.push({ type: 'remove-edge', graph: graphId, id: edge.id });
  }
  edits.push({ type: 'add-edge', graph: graphId, edge: { id, from, to }, before: null });
  return { type: 'batch', title: 'Connect', edits };
}

/** Takes wires away. */
export function disconnect(graphId: GraphId, ids: readonly string[]): Edit {
  return {
    type: 'batch',
    title: 'Disconnect',
    edits: ids.map((id) => ({ type: 'remove-edge', graph: graphId, id })),
  };
}

/** Puts nodes, one after the other, on a wire: each takes what came along it and passes on what it makes. */
export function insertOnEdge(
  document: NetDocument,
  graphId: GraphId,
  edgeId: string,
  nodes: Node | readonly Node[],
): Edit {
  const chain: readonly Node[] = Array.isArray(nodes) ? nodes : [nodes as Node];
  const edges = graphOf(document, graphId)?.edges ?? [];
  const place = edges.findIndex((edge) => edge.id === edgeId);
  const edge = edges[place];
  const edits: Edit[] = chain.map((node) => ({ type: 'add-node', graph: graphId, node, before: null }));
  // Where there is no such wire, this is what `applyEdit` refuses, with its reason.
  edits.push({ type: 'remove-edge', graph: graphId, id: edgeId });
  const last = chain[chain.length - 1];
  if (edge && last) {
    const before = edges[place + 1]?.id ?? null;
    let from = edge.from;
    for (const node of chain) {
      edits.push({
        type: 'add-edge',
        graph: graphId,
        edge: { id: newId('w'), from, to: { node: node.id, port: 0 } },
        before,
      });
      from = { node: node.id, port: 0 };
    }
    edits.push({ type: 'add-edge', graph: graphId, edge: { ...edge, from }, before });
  }
  return { type: 'batch', title: 'Insert', edits };
}
