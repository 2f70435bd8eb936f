import type { Analysis } from '../analysis.js';
import type { LayerSummary } from '../summarize.js';
import { instanceAt, shownNode } from './origin.js';

/** The rows of a summary with each block of the network as one, in the place of its first layer. */
export function folded(analysis: Analysis, layers: readonly LayerSummary[]): readonly LayerSummary[] {
  const { main, expansion } = analysis;
  if (!expansion) return layers;
  const rows = new Map<string, LayerSummary>();
  for (const layer of layers) {
    const id = shownNode(analysis, layer.id);
    const node = id === layer.id ? undefined : main.nodes.get(id);
    if (!node) rows.set(layer.id, layer);
    else {
      rows.set(id, {
        id,
        name: node.node.name,
        kind: node.block && node.block.block.name !== node.node.name ? node.block.block.name : 'Block',
        path: node.node.name,
        outputs: node.outputs.map(({ shape }) => shape?.map((size) => size ?? null) ?? null),
        dtypes: node.outputs.map(({ dtype }) => dtype),
        params: node.count?.total ?? null,
        trainable: node.count?.trainable ?? null,
        macs: macsOf(rows.get(id)?.macs, layer.macs, rows.has(id)),
        receptiveField: isLast(expansion, id, layer.id)
          ? layer.receptiveField
          : (rows.get(id)?.receptiveField ?? null),
      });
    }
  }
  return [...rows.values()];
}

/** Of the layer at all places where it is applied, as in every row. */
function macsOf(before: number | null | undefined, macs: number | null, known: boolean): number | null {
  if (!known) return macs;
  return before === null || before === undefined || macs === null ? null : before + macs;
}

/** Whether what comes out of a block at its first output comes out of that layer. */
function isLast(expansion: NonNullable<Analysis['expansion']>, id: string, layer: string): boolean {
  const count = expansion.root.children.get(id)?.instances.length ?? 1;
  const end = instanceAt(expansion, { instance: [id], repetitions: [count - 1] })?.ends[0];
  return end !== undefined && 'node' in end && end.node === layer;
}
