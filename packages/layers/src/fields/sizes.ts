import type { Field } from '../core/field.js';
import { isWhole, listOf, readAs } from '../core/schema.js';
import type { Said } from './simple.js';

/** `3×3`, and `5` for one axis. */
export function sizesText(sizes: readonly number[]): string {
  return sizes.join('×');
}

/** `2` where all axes are alike, else `2×1`. */
export function shortSizes(sizes: readonly number[]): string {
  return sizes.every((size) => size === sizes[0]) ? String(sizes[0]) : sizesText(sizes);
}

/**
 * One whole number for each spatial axis; a single number stands for all of them.
 *
 * @param said `min` is the least of them, 1 unless said otherwise; `list: false` where Keras takes a single number and
 *   no list of it: it is then written as a number, whatever its form in the document
 */
export function sizes(
  axes: number,
  { min = 1, list = true, ...said }: Said<readonly number[]> & { min?: number; list?: boolean },
): Field<readonly number[]> {
  const all = listOf<number>((size) => isWhole(size) && size >= min, axes, axes);
  const each = axes === 1 ? '' : `, or ${axes} of them`;
  return {
    ...said,
    // One path for each form, instead of a union: a union that fails reports every member.
    schema: readAs((raw) => (typeof raw === 'number' ? Array.from({ length: axes }, () => raw) : raw), all),
    control: { type: 'sizes', count: axes, min },
    ...(list ? {} : { write: (value: readonly number[]) => value[0] }),
    expected: `a whole number of at least ${min}${each}`,
  };
}

/** A kernel or pool size. */
export function kernelSize(
  axes: number,
  said: Partial<Said<readonly number[]>> = {},
): Field<readonly number[]> {
  return sizes(axes, {
    label: 'Kernel size',
    help: 'How many elements the window covers along each axis.',
    short: axes === 1 ? (size) => `k${size[0]}` : sizesText,
    ...said,
  });
}

/** Strides, 1 unless said otherwise. */
export function strides(axes: number, said: Partial<Said<readonly number[]>> = {}): Field<readonly number[]> {
  return sizes(axes, {
    label: 'Strides',
    help: 'How far the window moves from one output to the next.',
    default: Array.from({ length: axes }, () => 1),
    short: (value) => (value.every((stride) => stride === 1) ? undefined : `s${shortSizes(value)}`),
    ...said,
  });
}

/** Dilation, 1 unless said otherwise. */
export function dilation(axes: number): Field<readonly number[]> {
  return sizes(axes, {
    label: 'Dilation',
    help: 'How far apart the elements of the window stand: 2 leaves one out between each two.',
    default: Array.from({ length: axes }, () => 1),
    advanced: true,
    short: (value) => (value.every((rate) => rate === 1) ? undefined : `d${shortSizes(value)}`),
  });
}

/** One number where all axes are alike, as people write it. */
export function alike(sizes: readonly number[]): number | readonly number[] {
  return sizes.every((size) => size === sizes[0]) ? (sizes[0] ?? 1) : sizes;
}
