import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from './kernel.js';

/**
 * What is no number stays none when it is bounded. On wasm TF.js makes the lower bound of it: a training that had come
 * apart would show a loss that looks like one, and go on. Whole numbers it takes for the bits of others.
 */
export const notANumberKernels: readonly Kernel[] = [
  kernel<'x', tf.ClipByValueAttrs>('ClipByValue', ['wasm'], ({ x }, { clipValueMin, clipValueMax }) =>
    x.dtype === 'int32'
      ? bounded(x, Math.ceil(clipValueMin), Math.floor(clipValueMax))
      : bounded(x, clipValueMin, clipValueMax),
  ),
  kernel<'x', object>('Relu6', ['wasm'], ({ x }) => bounded(x, 0, 6)),
];

function bounded(x: tf.Tensor, low: number, high: number): tf.Tensor {
  const dtype = x.dtype === 'int32' ? 'int32' : 'float32';
  return tf.minimum(tf.maximum(x, tf.scalar(low, dtype)), tf.scalar(high, dtype));
}
