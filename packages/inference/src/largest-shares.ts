import type { LayerSummary } from './summarize.js';

/** What one layer brings to a total. */
export interface Share {
  readonly id: string;
  /** The names from the root, as they were drawn. */
  readonly path: string;
  readonly amount: number;
  /** Of the total, in (0, 1]. */
  readonly share: number;
}

export interface LargestShares {
  readonly total: number;
  /** The largest first; of two alike the one that comes first in the model. */
  readonly largest: readonly Share[];
  /** All others that bring something. */
  readonly rest: { readonly layers: number; readonly amount: number; readonly share: number };
}

/**
 * How a total comes about: the layers that bring most of it. A layer that is applied at several places stands there
 * once, as it is counted.
 *
 * @param most how many are named; where only one more is left, it is named too
 */
export function largestShares(
  layers: readonly LayerSummary[],
  measure: 'params' | 'macs',
  most = 5,
): LargestShares {
  const bringing = layers.flatMap(({ id, path, [measure]: amount }) =>
    amount ? [{ id, path, amount }] : [],
  );
  const total = bringing.reduce((sum, { amount }) => sum + amount, 0);
  const sorted = bringing
    .map((one) => ({ ...one, share: one.amount / total }))
    .sort((a, b) => b.amount - a.amount);
  const named = sorted.length === most + 1 ? most + 1 : most;
  const rest = sorted.slice(named);
  const amount = rest.reduce((sum, one) => sum + one.amount, 0);
  return {
    total,
    largest: sorted.slice(0, named),
    rest: { layers: rest.length, amount, share: total === 0 ? 0 : amount / total },
  };
}
