import { type Kernel, kernel } from '../kernel.js';
import { runProgram } from './program.js';

/**
 * Adding a bias (channels) to (..., channels) on WebGPU. TF.js 4.22 has each group of threads copy the bias and wait for
 * all of it, which on a software adapter takes longer than the convolution before it. All other sums are left to it.
 */
export const biasKernel: Kernel = kernel<'a' | 'b', object>('Add', ['webgpu'], (inputs, attrs, stock) => {
  const { a, b } = inputs;
  const floats = a.dtype === 'float32' && b.dtype === 'float32';
  if (!floats || a.rank < 2 || b.rank !== 1 || b.size !== a.shape.at(-1)) return stock(inputs, attrs);
  const program = {
    key: 'bias',
    inputs: ['values', 'bias'],
    outputShape: a.shape,
    threads: a.size,
    uniforms: { count: a.size, channels: b.size },
    text: `
    fn main(index : i32) {
      if (index < uniforms.count) { result[index] = values[index] + bias[index % uniforms.channels]; }
    }`,
  };
  return runProgram(program, [a, b]);
});
