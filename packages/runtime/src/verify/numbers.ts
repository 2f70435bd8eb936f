import { mulberry32 } from '../data/split.js';

/** An array with its name, as both sides of a comparison are given it. */
export interface Given {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** Draws numbers that a seed decides, so that a comparison can be had again. */
export class Numbers {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = mulberry32(seed);
  }

  /** Evenly between two bounds. */
  between(low: number, high: number, shape: readonly number[]): Float32Array {
    return Float32Array.from({ length: sizeOf(shape) }, () => low + (high - low) * (this.next() / 2 ** 32));
  }

  /** Whole numbers from 0, below a bound. */
  below(bound: number, shape: readonly number[]): Int32Array {
    return Int32Array.from({ length: sizeOf(shape) }, () => this.next() % bound);
  }
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
