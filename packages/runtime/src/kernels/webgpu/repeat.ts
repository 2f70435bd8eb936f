import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from '../kernel.js';

/** Repeating more than four axes, also to broadcast, of which TF.js 4.22 loses the device on WebGPU: axis by axis, of three. */
export const repeatKernel: Kernel = kernel<'x', tf.TileAttrs>('Tile', ['webgpu'], ({ x }, attrs, stock) => {
  if (x.rank <= 4) return stock({ x }, attrs);
  return attrs.reps.reduce<tf.Tensor>((repeated, times, axis) => {
    if (times === 1) return repeated;
    const shape = [...repeated.shape];
    const outer = tf.util.sizeFromShape(shape.slice(0, axis));
    const inner = tf.util.sizeFromShape(shape.slice(axis + 1));
    const rows = tf.reshape(repeated, [outer, shape[axis]!, inner]);
    shape[axis] = shape[axis]! * times;
    return tf.reshape(stock({ x: rows }, { reps: [1, times, 1] }), shape);
  }, x.clone());
});
