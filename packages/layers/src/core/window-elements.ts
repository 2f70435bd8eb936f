import type { AxisReach } from './reach.js';

/** The elements of the input axis under a window at one position, padding included: below 0 and past the end are zeros. */
export function windowElements(
  { size, stride, dilation, before }: AxisReach,
  position: number,
): readonly number[] {
  const start = position * stride - (before ?? 0);
  return Array.from({ length: size }, (_, element) => start + element * dilation);
}
