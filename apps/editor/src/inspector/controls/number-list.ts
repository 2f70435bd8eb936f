import { readNumber } from './number-text.js';

/** Reads `1, 2 3` or `3×3` as a list of numbers, brackets or not. Undefined where one of them is no number. */
export function readNumberList(text: string): number[] | undefined {
  const parts = text
    .replace(/[[\]()]/g, ' ')
    .split(/[\s,;×x]+/)
    .filter((part) => part !== '');
  const numbers = parts.map(readNumber);
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}

/**
 * Reads a shape as people copy it from somewhere: `(None, 32, 32, 3)`, `32×32×3`, `?x128`. Null where a size is open.
 * Undefined where it is none.
 */
export function readShape(text: string): (number | null)[] | undefined {
  const parts = text
    .replace(/[[\]()]/g, ' ')
    .split(/[\s,;×x]+/i)
    .filter((part) => part !== '');
  const sizes = parts.map((part) => (/^(none|null|n|\?)$/i.test(part) ? null : readNumber(part)));
  return sizes.every((size) => size !== undefined) ? sizes : undefined;
}
