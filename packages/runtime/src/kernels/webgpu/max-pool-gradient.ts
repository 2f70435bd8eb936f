import type * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from '../kernel.js';
import { type Axes, window2D, window3D } from '../window.js';
import { type Program, runProgram } from './program.js';

type PoolAttrs = Pick<tf.MaxPoolAttrs, 'filterSize' | 'strides' | 'pad' | 'dimRoundingMode'>;

/**
 * The gradient of max pooling on WebGPU. That of TF.js 4.22 goes astray in three dimensions where the window is not as
 * high as wide, and in two and three it gives to the last of equal values, where Keras gives to the first.
 */
export const maxPoolGradientKernels: readonly Kernel[] = [
  kernel<'dy' | 'input', PoolAttrs>('MaxPoolGrad', ['webgpu'], ({ dy, input }, attrs) =>
    runProgram(gradientProgram(input.shape, window2D(input.shape, attrs)), [input, dy]),
  ),
  kernel<'dy' | 'input', PoolAttrs & tf.MaxPool3DGradAttrs>(
    'MaxPool3DGrad',
    ['webgpu'],
    ({ dy, input }, attrs) =>
      runProgram(gradientProgram(input.shape, window3D(input.shape, attrs)), [input, dy]),
  ),
];

/** Each value of the input asks all windows that saw it whether it was their first largest. */
function gradientProgram(shape: number[], axes: Axes): Program {
  const count = shape.reduce((product, length) => product * length, 1);
  return {
    key: 'maxPoolGradient',
    inputs: ['x', 'dy'],
    outputShape: shape,
    threads: count,
    uniforms: {
      count,
      channels: shape.at(-1)!,
      source: axes.map((axis) => axis.in),
      lengths: axes.map((axis) => axis.out),
      size: axes.map((axis) => axis.size),
      stride: axes.map((axis) => axis.stride),
      before: axes.map((axis) => axis.before),
    },
    text: `
    fn isFirstLargest(image : i32, at : vec3<i32>, corner : vec3<i32>, channel : i32, own : f32) -> bool {
      let begin = max(corner, vec3<i32>(0));
      let end = min(corner + uniforms.size, uniforms.source);
      for (var z = begin.x; z < end.x; z++) {
        for (var y = begin.y; y < end.y; y++) {
          for (var x0 = begin.z; x0 < end.z; x0++) {
            let place = ((image * uniforms.source.x + z) * uniforms.source.y + y) * uniforms.source.z + x0;
            let other = x[place * uniforms.channels + channel];
            let earlier = z < at.x || (z == at.x && (y < at.y || (y == at.y && x0 < at.z)));
            if (other > own || (earlier && other == own)) { return false; }
          }
        }
      }
      return true;
    }

    fn main(index : i32) {
      if (index >= uniforms.count) { return; }
      let channel = index % uniforms.channels;
      let place = index / uniforms.channels;
      let line = place / uniforms.source.z;
      let plane = line / uniforms.source.y;
      let at = vec3<i32>(plane % uniforms.source.x, line % uniforms.source.y, place % uniforms.source.z);
      let image = plane / uniforms.source.x;
      let own = x[index];
      var sum = 0.0;
      // The first window that sees it, or the first of all, to the last.
      let reach = at + uniforms.before;
      let begin = max((reach - uniforms.size + uniforms.stride) / uniforms.stride, vec3<i32>(0));
      let end = min(reach / uniforms.stride + 1, uniforms.lengths);
      for (var z = begin.x; z < end.x; z++) {
        for (var y = begin.y; y < end.y; y++) {
          for (var x0 = begin.z; x0 < end.z; x0++) {
            let corner = vec3<i32>(z, y, x0) * uniforms.stride - uniforms.before;
            if (isFirstLargest(image, at, corner, channel, own)) {
              let output = ((image * uniforms.lengths.x + z) * uniforms.lengths.y + y) * uniforms.lengths.z + x0;
              sum += dy[output * uniforms.channels + channel];
            }
          }
        }
      }
      result[index] = sum;
    }`,
  };
}
