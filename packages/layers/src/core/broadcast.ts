import type { Dim, Shape } from './tensor.js';

/**
 * The shape that elementwise merging of two shapes gives, or the axis (counted from the front of the result) where
 * they cannot be merged: two sizes go together where they are equal or one of them is 1. An open size takes any.
 * Source: keras.src.layers.merging.base_merge (`_compute_elemwise_op_output_shape`).
 */
export function broadcastShapes(a: Shape, b: Shape): { readonly shape: Shape } | { readonly axis: number } {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const offset = long.length - short.length;
  const shape: Dim[] = [];
  for (let axis = 0; axis < long.length; axis++) {
    if (axis < offset) {
      shape.push(long[axis]);
      continue;
    }
    const merged = broadcastDims(long[axis], short[axis - offset]);
    if (merged === 'differ') return { axis };
    shape.push(merged);
  }
  return { shape };
}

function broadcastDims(a: Dim, b: Dim): Dim | 'differ' {
  if (a === undefined || b === undefined) return undefined;
  if (a === null || b === null) return null;
  if (a === b || b === 1) return a;
  return a === 1 ? b : 'differ';
}
