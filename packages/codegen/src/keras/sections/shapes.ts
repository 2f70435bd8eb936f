import type { Shape } from '@netwright/layers';

/** A shape as a Python tuple: `(28, 28, 1)`, `(None, 8)`, `(10,)`. */
export function shapeLiteral(shape: Shape): string {
  const sizes = shape.map((size) => (typeof size === 'number' ? String(size) : 'None'));
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(', ')})`;
}

/** What an open size is where random data stands in: large enough for most convolutions. */
const standIn = 64;

/** The sizes of one random example. */
export function closed(shape: Shape): readonly number[] {
  return shape.map((size) => size ?? standIn);
}
