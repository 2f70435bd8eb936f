import type { Params } from './define.js';

/** Numbers in a box, row by row: one example, without a batch. */
export interface NumberBox {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** One number that goes into an output. */
export interface Term {
  /** Where it stands in the input; null for a zero of the padding. */
  readonly at: readonly number[] | null;
  readonly value: number;
  /** What it is multiplied with, where it is. */
  readonly weight?: number;
}

/** How one number of the output comes about. */
export interface OutputValue {
  readonly how: 'sum' | 'mean' | 'largest' | 'smallest';
  readonly terms: readonly Term[];
  readonly bias?: number;
  /** Before the activation. */
  readonly result: number;
  readonly activation?: string;
}

/** A layer made small enough to be tried by hand: one channel, one filter. */
export interface Trial {
  readonly params: Params;
  /** Of the input, without the batch. */
  readonly shape: readonly number[];
}

export function numberAt({ shape, data }: NumberBox, index: readonly number[]): number {
  let place = 0;
  for (const [axis, size] of shape.entries()) place = place * size + (index[axis] ?? 0);
  return data[place] ?? 0;
}
