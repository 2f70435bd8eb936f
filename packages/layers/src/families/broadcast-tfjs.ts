import type * as tf from '@tensorflow/tfjs';

/** The shape of both, axes counted from the end; an open size takes on the one it meets. */
export function broadcastShape(a: tf.Shape, b: tf.Shape): tf.Shape {
  const rank = Math.max(a.length, b.length);
  const at = (shape: tf.Shape, axis: number) => {
    const size = shape[axis - (rank - shape.length)];
    return size === undefined ? 1 : size;
  };
  return Array.from({ length: rank }, (_, axis) => {
    const [one, other] = [at(a, axis), at(b, axis)];
    if (one === 1) return other;
    return one === null && other !== 1 ? other : one;
  });
}
