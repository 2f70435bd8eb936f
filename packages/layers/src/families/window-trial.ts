import type { Trial } from '../core/value.js';

/** Rows and columns of numbers written down by hand. */
type Sizes = readonly [rows: number, columns: number];

/**
 * What a layer with a window over so many spatial axes is tried on: a picture of one channel, or a signal in one row.
 * Volumes are nothing that one writes down.
 */
export function trialShape(axes: number, [rows, columns]: Sizes): Trial['shape'] | undefined {
  if (axes === 1) return rows === 1 ? [columns, 1] : undefined;
  return axes === 2 ? [rows, columns, 1] : undefined;
}

/** A kernel over so many axes; over a signal it is one row. */
export function trialKernel(axes: number, [rows, columns]: Sizes): readonly number[] | undefined {
  if (axes === 1) return rows === 1 ? [columns] : undefined;
  return axes === 2 ? [rows, columns] : undefined;
}
