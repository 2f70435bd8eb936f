import type { NetDocument, Node, Value } from '@netwright/graph';
import { isLayerNode } from '@netwright/graph';
import { findLayer } from '@netwright/layers';

/** The inputs of the main graph, with the parameter that holds the shape each is fed. */
function entries(document: NetDocument) {
  return document.graph.nodes.flatMap((node) => {
    const entry = isLayerNode(node) ? findLayer(node.kind)?.entry : undefined;
    return entry && isLayerNode(node) ? [{ node, entry }] : [];
  });
}

/** Sizes without the batch, for the input of that name; without a name for the only one. */
export interface InputShape {
  readonly input?: string;
  readonly sizes: readonly (number | null)[];
}

export type InputShapeResult =
  | { readonly ok: true; readonly document: NetDocument }
  | { readonly ok: false; readonly reason: string };

/** The document with other sizes of its inputs; everything behind them follows when it is analysed. */
export function withInputShape(document: NetDocument, shapes: readonly InputShape[]): InputShapeResult {
  const inputs = entries(document);
  const names = inputs.map(({ node }) => node.name).join(', ');
  const changed = new Map<string, Node>();
  for (const { input, sizes } of shapes) {
    if (inputs.length === 0)
      return { ok: false, reason: 'The network has no Input whose shape could be changed.' };
    if (input === undefined && inputs.length > 1) {
      return { ok: false, reason: `The network has several inputs: say which one is meant (${names}).` };
    }
    const found = input === undefined ? inputs[0] : inputs.find(({ node }) => node.name === input);
    if (!found)
      return { ok: false, reason: `The network has no input called ${JSON.stringify(input)}, but ${names}.` };
    const { node, entry } = found;
    const before = node.params[entry.shape];
    const batch: Value = Array.isArray(before) && typeof before[0] === 'number' ? before[0] : null;
    changed.set(node.id, { ...node, params: { ...node.params, [entry.shape]: [batch, ...sizes] } });
  }
  if (changed.size === 0) return { ok: true, document };
  const nodes = document.graph.nodes.map((node) => changed.get(node.id) ?? node);
  return { ok: true, document: { ...document, graph: { ...document.graph, nodes } } };
}
