import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from '../kernel.js';
import { runProgram } from './program.js';

/**
 * Transpose on WebGPU for whole numbers and booleans. TF.js 4.22 passes them to a function that takes floats, which
 * browsers refuse since Chrome 141; the result is then zeros, and only the device's uncapturederror tells.
 */
export const transposeKernel: Kernel = kernel<'x', tf.TransposeAttrs>(
  'Transpose',
  ['webgpu'],
  ({ x }, { perm }, stock) => {
    const { dtype } = x;
    if (dtype !== 'int32' && dtype !== 'bool') return stock({ x }, { perm });
    const outputShape = perm.map((axis) => x.shape[axis]!);
    const strides = perm.map((axis) => tf.util.sizeFromShape(x.shape.slice(axis + 1)));
    const behind = perm.map((_, axis) => tf.util.sizeFromShape(outputShape.slice(axis + 1)));
    const terms = perm.map((_, axis) => `index / ${behind[axis]} % ${outputShape[axis]} * ${strides[axis]}`);
    const program = {
      key: `transpose ${JSON.stringify([outputShape, strides])}`,
      inputs: ['x'],
      outputShape,
      threads: x.size,
      uniforms: { count: x.size },
      text: `
    fn main(index : i32) {
      if (index >= uniforms.count) { return; }
      result[index] = x[${terms.join(' + ') || '0'}];
    }`,
    };
    return runProgram(program, [x], dtype);
  },
);
