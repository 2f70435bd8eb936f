import type { Step } from '../core/define.js';
import { product, type Shape } from '../core/tensor.js';

/**
 * How many numbers a kernel and its bias hold: `(5·5·1 + 1)·6 = 156`.
 *
 * @param kernel the sizes that make one filter: its elements along each axis, and the channels it sees
 */
export function parameterStep(
  kernel: readonly (number | undefined)[],
  filters: number | undefined,
  useBias: boolean,
): Step {
  const one = productOf(kernel);
  const total = one === undefined || filters === undefined ? undefined : (one + (useBias ? 1 : 0)) * filters;
  const body = kernel.map(known).join('·');
  return {
    label: 'parameters',
    text: useBias ? `(${body} + 1)·${known(filters)}` : `${body}·${known(filters)}`,
    result: total === undefined ? '?' : String(total),
  };
}

/** Multiply-accumulates: the elements of the kernel at each position. */
export function macsStep(
  kernelElements: number | undefined,
  positions: readonly (number | null | undefined)[],
  note: string,
): Step {
  const places = positions.every((size) => typeof size === 'number')
    ? productOf(positions as readonly number[])
    : undefined;
  return {
    label: 'MACs',
    text: `${known(kernelElements)} · ${positions.map((size) => (size === null ? 'n' : known(size))).join('·') || '1'}`,
    result: places === undefined || kernelElements === undefined ? 'open' : String(places * kernelElements),
    note,
  };
}

/** Multiply-accumulates as a product of sizes; nothing where one is open, which the number itself says. */
export function macsSteps(factors: Shape, note: string): readonly Step[] {
  const all = product(factors);
  return typeof all === 'number'
    ? [{ label: 'MACs', text: factors.join('·'), result: String(all), note }]
    : [];
}

function productOf(sizes: readonly (number | undefined)[]): number | undefined {
  let result = 1;
  for (const size of sizes) {
    if (size === undefined) return undefined;
    result *= size;
  }
  return result;
}

function known(size: number | undefined): string {
  return size === undefined ? '?' : String(size);
}
