import type { Analysis, NodeAnalysis } from '../analysis.js';
import { insideOf } from './block-node.js';
import { originOf } from './origin.js';

/** What stands in a block node of the network: each node of the flat graph, with the names from the block on. */
export function insideBlock(
  analysis: Analysis,
  id: string,
): readonly { readonly path: string; readonly layer: NodeAnalysis }[] {
  const { flat, main, expansion } = analysis;
  const child = expansion?.root.children.get(id);
  if (!child) return [];
  const whole = main.nodes.get(id)?.node.name ?? '';
  const found: { path: string; layer: NodeAnalysis }[] = [];
  for (const { flat: placed } of insideOf(child.instances)) {
    const layer = flat.nodes.get(placed.id);
    if (!layer) continue;
    const path = originOf(analysis, placed.id)?.path ?? placed.name;
    found.push({ path: path.startsWith(`${whole}/`) ? path.slice(whole.length + 1) : path, layer });
  }
  return found;
}
