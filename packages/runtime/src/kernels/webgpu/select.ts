import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from '../kernel.js';

/** `tf.where` of more than four axes, which TF.js 4.22 refuses on WebGPU: number by number it does not matter how they lie. */
export const selectKernel: Kernel = kernel<'condition' | 't' | 'e', object>(
  'Select',
  ['webgpu'],
  ({ condition, t, e }, attrs, stock) => {
    if (t.rank <= 4 || condition.size !== t.size) return stock({ condition, t, e }, attrs);
    const [chooses, yes, no] = [condition, t, e].map((tensor) => tf.reshape(tensor, [tensor.size]));
    const flat = stock({ condition: chooses as tf.Tensor, t: yes as tf.Tensor, e: no as tf.Tensor }, attrs);
    return tf.reshape(flat, t.shape);
  },
);
