import {
  connect,
  type Edit,
  insertOnEdge,
  type LayerNode,
  type NetDocument,
  type Port,
} from '@netwright/graph';
import { findLayer, type LayerDefinition } from '@netwright/layers';

/** What a new layer is wired to. */
export interface Anchor {
  /** Layers it comes after, in order: one that takes several inputs gets them all. */
  readonly after?: readonly string[];
  /** A wire it is put on. */
  readonly wire?: string;
  /** A wire was pulled out of here, or into there. */
  readonly from?: Port;
  readonly to?: Port;
}

/**
 * Adds a layer, wired to its anchor. After a layer with one wire out it is put on that wire, so that a chain stays a
 * chain; after one with several it begins a branch.
 */
export function composeAdd(document: NetDocument, node: LayerNode, anchor: Anchor): Edit {
  const definition = findLayer(node.kind);
  const add: Edit = { type: 'add-node', graph: 'main', node, before: null };
  const title = `Add ${definition?.title ?? node.kind}`;
  const wired = wires(document, node, definition, anchor, add);
  return { type: 'batch', title, edits: wired };
}

function wires(
  document: NetDocument,
  node: LayerNode,
  definition: LayerDefinition | undefined,
  { after = [], wire, from, to }: Anchor,
  add: Edit,
): readonly Edit[] {
  const own: Port = { node: node.id, port: 0 };
  const takes = definition ? definition.inputs.length > 0 : true;
  if (wire !== undefined && takes) return [insertOnEdge(document, 'main', wire, node)];
  if (to) return [add, connect(document, 'main', own, to)];
  if (!takes) return [add];
  if (from) return [add, connect(document, 'main', from, own)];
  const many =
    definition?.inputs[definition.inputs.length - 1]?.variadic === true ||
    (definition?.inputs.length ?? 0) > 1;
  if (many && after.length > 1) {
    return [
      add,
      ...after.map((id, port) => connect(document, 'main', { node: id, port: 0 }, { node: node.id, port })),
    ];
  }
  const last = after[after.length - 1];
  if (last === undefined) return [add];
  const out = document.graph.edges.filter((edge) => edge.from.node === last);
  const [only] = out;
  if (only && out.length === 1 && !many) return [insertOnEdge(document, 'main', only.id, node)];
  return [add, connect(document, 'main', { node: last, port: 0 }, own)];
}
