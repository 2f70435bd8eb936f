import type { Dim, DType } from '@netwright/layers';
import type { Analysis, NodeAnalysis } from './analysis.js';
import { folded } from './blocks/folded.js';
import { originOf } from './blocks/origin.js';
import { exportedNames } from './exported-names.js';
import { type Memory, memoryOf } from './memory/memory.js';
import { modelOrder } from './model-order.js';
import type { Problem } from './problem.js';
import { type ReceptiveField, receptiveFields } from './receptive-field.js';

/** One layer of the model, as Keras would list it. */
export interface LayerSummary {
  readonly id: string;
  /** The name under which it is exported. */
  readonly name: string;
  readonly kind: string;
  /** The names from the root, as they were drawn. */
  readonly path: string;
  /** Sizes of each output, batch first; null where open; a whole null where not even the rank is known. */
  readonly outputs: readonly (readonly (number | null)[] | null)[];
  readonly dtypes: readonly DType[];
  readonly params: number | null;
  readonly trainable: number | null;
  /** For one sample, at all places where the layer is applied. */
  readonly macs: number | null;
  /** Where the layer is first applied; null where it is not defined. */
  readonly receptiveField: ReceptiveField | null;
}

/** What `summary --json` prints of a document. */
export interface Summary {
  readonly name: string;
  readonly params: { readonly total: number; readonly trainable: number; readonly nonTrainable: number };
  readonly macs: number | null;
  /** Two for each multiply-accumulate. */
  readonly flops: number | null;
  readonly memory: Memory;
  /** In the order of Keras' `model.layers`, one for each layer, not for each call. */
  readonly layers: readonly LayerSummary[];
  readonly problems: readonly Problem[];
}

export interface SummaryChoice {
  /** Samples in a batch, for the memory. */
  readonly batch: number;
  /** Whether each block is opened, or is one row. */
  readonly blocks?: 'open' | 'folded';
}

/** The numbers of a document, by the definitions of docs/costs.md. */
export function summarize(analysis: Analysis, { batch, blocks = 'open' }: SummaryChoice): Summary {
  const { document, totals, problems, flat } = analysis;
  const names = exportedNames(analysis);
  const macs = macsByLayer(analysis);
  const fields = receptiveFields(analysis);
  const layers = modelOrder(analysis).map((id): LayerSummary => {
    const node = flat.nodes.get(id) as NodeAnalysis;
    return {
      id,
      name: names.get(id) as string,
      kind: node.subject?.kind ?? 'Block',
      path: originOf(analysis, id)?.path ?? node.node.name,
      outputs: node.outputs.map(({ shape }) => shape?.map(openIfUnknown) ?? null),
      dtypes: node.outputs.map(({ dtype }) => dtype),
      params: node.count?.total ?? null,
      trainable: node.count?.trainable ?? null,
      macs: macs.get(id) ?? null,
      receptiveField: fields.get(id) ?? null,
    };
  });
  const { total, trainable } = totals.params;
  return {
    name: document.name,
    params: { total, trainable, nonTrainable: total - trainable },
    macs: totals.macs,
    flops: totals.macs === null ? null : 2 * totals.macs,
    memory: memoryOf(analysis, batch),
    layers: blocks === 'folded' ? folded(analysis, layers) : layers,
    problems,
  };
}

/** JSON has no word for a size that is not known because of a fault; the problem beside it says so. */
function openIfUnknown(dim: Dim): number | null {
  return dim ?? null;
}

function macsByLayer({ flat }: Analysis): ReadonlyMap<string, number | null> {
  const sums = new Map<string, number | null>();
  for (const [id, node] of flat.nodes) {
    if (flat.unused.has(id)) continue;
    const layer = node.shares ?? id;
    const before = sums.get(layer) ?? (sums.has(layer) ? null : 0);
    sums.set(layer, before === null || node.macs === null ? null : before + node.macs);
  }
  return sums;
}
