import type * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from '../kernel.js';
import { runProgram } from './program.js';

/**
 * Whole numbers and booleans made into floats on WebGPU. TF.js 4.22 leaves them as they lie in memory and only calls
 * them floats, which its matrix product then hands to a function of floats: the shader does not compile.
 */
export const castKernel: Kernel = kernel<'x', tf.CastAttrs>('Cast', ['webgpu'], ({ x }, { dtype }, stock) => {
  const isWhole = x.dtype === 'int32' || x.dtype === 'bool';
  if (!isWhole || dtype !== 'float32' || x.size === 0) return stock({ x }, { dtype });
  const program = {
    key: 'cast to floats',
    inputs: ['x'],
    outputShape: x.shape,
    threads: x.size,
    uniforms: { count: x.size },
    text: `
    fn main(index : i32) {
      if (index >= uniforms.count) { return; }
      result[index] = f32(x[index]);
    }`,
  };
  return runProgram(program, [x]);
});
