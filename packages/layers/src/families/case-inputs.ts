import type { CaseInput } from '../core/case.js';

// Inputs for the conformance cases of layers over one, two or three spatial axes.

/** Sizes that are odd and differ, few of them over three axes. */
const odd = { 1: [13], 2: [13, 9], 3: [7, 9, 5] } as const;
export type Axes = keyof typeof odd;

/** Takes as many as there are axes: `each(2, 3, 5, 2)` is `[3, 5]`. */
export function each<T>(axes: Axes, first: T, second: T, third: T): T[] {
  return [first, second, third].slice(0, axes);
}

/** Channels last, of odd sizes or of those given. */
export function last(
  axes: Axes,
  channels: number | null,
  spatial: readonly (number | null)[] = odd[axes],
): CaseInput {
  return { shape: [null, ...spatial, channels] };
}

export function first(
  axes: Axes,
  channels: number | null,
  spatial: readonly (number | null)[] = odd[axes],
): CaseInput {
  return { shape: [null, channels, ...spatial] };
}

/** With a mask on its first spatial axis, as behind Masking. */
export function masked(axes: Axes, channels: number): CaseInput {
  return { ...last(axes, channels), masked: true };
}

/** All spatial sizes open. */
export function open(axes: Axes, channels: number | null): CaseInput {
  return last(
    axes,
    channels,
    Array.from({ length: axes }, () => null),
  );
}

/** The sizes of a square, or of a cube. */
export function square(axes: Axes, size: number): number[] {
  return Array.from({ length: axes }, () => size);
}
