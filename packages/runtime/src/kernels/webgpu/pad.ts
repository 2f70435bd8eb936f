import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from '../kernel.js';

/** Padding of more than four axes, for which the shader of TF.js 4.22 does not compile on WebGPU: axis by axis, of three. */
export const padKernel: Kernel = kernel<'x', tf.PadV2Attrs>('PadV2', ['webgpu'], ({ x }, attrs, stock) => {
  if (x.rank <= 4) return stock({ x }, attrs);
  const { paddings, constantValue } = attrs;
  return paddings.reduce<tf.Tensor>((padded, [before, after], axis) => {
    if (before + after === 0) return padded;
    const shape = [...padded.shape];
    const outer = tf.util.sizeFromShape(shape.slice(0, axis));
    const inner = tf.util.sizeFromShape(shape.slice(axis + 1));
    const rows = tf.reshape(padded, [outer, shape[axis]!, inner]);
    const wider = stock(
      { x: rows },
      {
        paddings: [
          [0, 0],
          [before, after],
          [0, 0],
        ],
        constantValue,
      },
    );
    shape[axis] = shape[axis]! + before + after;
    return tf.reshape(wider, shape);
  }, x.clone());
});
