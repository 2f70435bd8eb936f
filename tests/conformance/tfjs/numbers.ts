import type { QuestionInput } from './questions.js';

// The numbers that go in, made by a formula that record.py has too, so that only answers have to be recorded.

/** Numbers between -1 and 1, no two of them alike (multiples of an irrational number), to the last bit as in Python. */
export function wave(count: number, seed: number): Float32Array {
  const step = 0.6180339887498949 + 0.1 * fraction(seed * 0.7548776662466927);
  const start = seed * 0.5698402909980532 + 0.1234;
  return Float32Array.from({ length: count }, (_, index) => fraction(index * step + start) * 2 - 1);
}

function fraction(value: number): number {
  return value - Math.floor(value);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, axis) => size * axis, 1);
}

/** What goes into the input with that number. A mask is made by zeros in some of the steps. */
export function inputNumbers({ shape, below, masked, dtype }: QuestionInput, seed: number): Float32Array {
  const drawn = wave(sizeOf(shape), seed);
  // Numbers that half precision has too.
  const values = /^b?float16$/.test(dtype) ? drawn.map((value) => Math.floor(value * 64) / 64) : drawn;
  if (below !== undefined) {
    const whole = values.map((_, index) => (index * 7 + seed * 3) % below);
    return dtype === 'bool' ? whole.map((value) => value % 2) : whole;
  }
  const [, steps = 1] = shape;
  const step = shape.slice(2).reduce((size, axis) => size * axis, 1);
  return masked && shape.length > 2
    ? values.map((value, index) => {
        const place = Math.floor(index / step);
        return (Math.floor(place / steps) + (place % steps)) % 3 === 2 ? 0 : value;
      })
    : values;
}

/** What the weight with that number starts as; variances and deviations are above 0. */
export function weightNumbers(path: string, shape: readonly number[], seed: number): Float32Array {
  const values = wave(sizeOf(shape), 100 + seed).map((value) => value * 0.7);
  return /variance|stddev/.test(path) ? values.map((value) => Math.abs(value) + 0.5) : values;
}

/** By what the output with that number is multiplied in the loss. */
export function cotangent(count: number, seed: number): Float32Array {
  return wave(count, 200 + seed);
}

/** A tensor in few numbers: all of them, or a sample and sums of all with changing signs. */
export interface Digest {
  readonly shape: readonly number[];
  readonly largest: number;
  readonly sample: Float32Array;
  readonly sums: Float32Array;
}

export const sampled = 64;
export const sums = 4;

export function digest(shape: readonly number[], values: ArrayLike<number>): Digest {
  const count = values.length;
  let largest = 0;
  for (let i = 0; i < count; i++) {
    const size = Math.abs(values[i] ?? 0);
    if (Number.isFinite(size)) largest = Math.max(largest, size);
  }
  const step = count > sampled ? count / sampled : 1;
  return {
    shape,
    largest,
    sample: Float32Array.from(
      { length: Math.min(count, sampled) },
      (_, i) => values[Math.floor(i * step)] ?? 0,
    ),
    sums: Float32Array.from({ length: count > sampled ? sums : 0 }, (_, which) => {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += (values[i] ?? 0) * Math.sin(i * (which + 1) * 0.739 + which);
      return sum / Math.sqrt(count);
    }),
  };
}
