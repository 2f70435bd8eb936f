import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel, tensorOf, valuesOf } from './kernel.js';
import { type Axes, visitTaps, window2D, window3D } from './window.js';

/**
 * Pooling in two and three dimensions, x (batch, ...spatial, channels), and its gradients. In TF.js 4.22 the gradients of
 * max pooling are wrong on wasm, and so is the forward pass in three dimensions where the largest value is negative. The
 * gradient of average pooling divides by the size of the whole window on every backend, while the forward pass leaves the
 * padding out.
 */
export const poolingKernels: readonly Kernel[] = [
  kernel<'x', tf.MaxPoolAttrs>('MaxPool', ['cpu'], ({ x }, attrs) => largest(x, window2D(x.shape, attrs))),
  kernel<'x', tf.MaxPool3DAttrs>('MaxPool3D', ['cpu', 'wasm'], ({ x }, attrs) =>
    largest(x, window3D(x.shape, attrs)),
  ),
  kernel<'dy' | 'input', tf.MaxPoolGradAttrs>('MaxPoolGrad', ['cpu', 'wasm'], ({ dy, input }, attrs) =>
    toLargest(dy, input, window2D(input.shape, attrs)),
  ),
  kernel<'dy' | 'input', tf.MaxPool3DGradAttrs>('MaxPool3DGrad', ['cpu', 'wasm'], ({ dy, input }, attrs) =>
    toLargest(dy, input, window3D(input.shape, attrs)),
  ),
  kernel<'x', tf.AvgPoolAttrs>('AvgPool', ['cpu'], ({ x }, attrs) => average(x, window2D(x.shape, attrs))),
  kernel<'x', tf.AvgPool3DAttrs>('AvgPool3D', ['cpu', 'wasm'], ({ x }, attrs) =>
    average(x, window3D(x.shape, attrs)),
  ),
  kernel<'dy' | 'input', tf.AvgPoolGradAttrs>('AvgPoolGrad', ['cpu', 'wasm'], ({ dy, input }, attrs) =>
    shareOut(dy, input.shape, window2D(input.shape, attrs)),
  ),
  kernel<'dy' | 'input', tf.AvgPool3DGradAttrs>('AvgPool3DGrad', ['cpu', 'wasm'], ({ dy, input }, attrs) =>
    shareOut(dy, input.shape, window3D(input.shape, attrs)),
  ),
  kernel<'dy' | 'input', tf.AvgPoolGradAttrs>('AvgPoolGrad', ['webgl', 'webgpu'], (inputs, attrs, stock) => {
    const dy = weighted(inputs.dy, window2D(inputs.input.shape, attrs));
    return stock({ dy, input: inputs.input }, attrs);
  }),
  kernel<'dy' | 'input', tf.AvgPool3DGradAttrs>(
    'AvgPool3DGrad',
    ['webgl', 'webgpu'],
    (inputs, attrs, stock) => {
      const dy = weighted(inputs.dy, window3D(inputs.input.shape, attrs));
      return stock({ dy, input: inputs.input }, attrs);
    },
  ),
];

function outputShape(shape: readonly number[], axes: Axes): number[] {
  return [shape[0]!, ...axes.slice(5 - shape.length).map((axis) => axis.out), shape.at(-1)!];
}

/** Where the largest value of each window lies, the first of equal ones, as Keras has it; NaN counts as the largest. */
function indicesOfLargest(x: ArrayLike<number>, axes: Axes, batch: number, channels: number): Int32Array {
  const positions = axes.reduce((product, axis) => product * axis.out, batch);
  const indices = new Int32Array(positions * channels).fill(-1);
  visitTaps(axes, batch, (output, _, input) => {
    for (let c = 0, at = output * channels, from = input * channels; c < channels; c++, at++, from++) {
      const best = indices[at]!;
      const value = x[from]!;
      if (best < 0 || value > x[best]! || (Number.isNaN(value) && !Number.isNaN(x[best]))) indices[at] = from;
    }
  });
  return indices;
}

function largest(x: tf.Tensor, axes: Axes): tf.Tensor {
  // Whole numbers are pooled too.
  const values = x.dataSync();
  const indices = indicesOfLargest(values, axes, x.shape[0]!, x.shape.at(-1)!);
  const result = tf.util.getTypedArrayFromDType(x.dtype as 'float32', indices.length);
  for (let k = 0; k < result.length; k++) result[k] = values[indices[k]!]!;
  return tf.tensor(result, outputShape(x.shape, axes), x.dtype);
}

function toLargest(dy: tf.Tensor, input: tf.Tensor, axes: Axes): tf.Tensor {
  const gradient = valuesOf(dy);
  const indices = indicesOfLargest(valuesOf(input), axes, input.shape[0]!, input.shape.at(-1)!);
  const result = new Float32Array(input.size);
  for (let k = 0; k < indices.length; k++) result[indices[k]!]! += gradient[k]!;
  return tensorOf(result, input.shape);
}

/** How many taps of its window each output position of one image has inside the input. */
function tapsSeen(axes: Axes): Float32Array {
  const counts = new Float32Array(axes.reduce((product, axis) => product * axis.out, 1));
  visitTaps(axes, 1, (output) => {
    counts[output]! += 1;
  });
  return counts;
}

function average(x: tf.Tensor, axes: Axes): tf.Tensor {
  const values = valuesOf(x);
  const shape = outputShape(x.shape, axes);
  const channels = x.shape.at(-1)!;
  const counts = tapsSeen(axes);
  const result = new Float32Array(tf.util.sizeFromShape(shape));
  visitTaps(axes, x.shape[0]!, (output, _, input) => {
    for (let c = 0, at = output * channels, from = input * channels; c < channels; c++, at++, from++)
      result[at]! += values[from]!;
  });
  for (let position = 0, at = 0; at < result.length; position++)
    for (let c = 0; c < channels; c++, at++) result[at]! /= counts[position % counts.length]!;
  return tensorOf(result, shape);
}

function shareOut(dy: tf.Tensor, inputShape: readonly number[], axes: Axes): tf.Tensor {
  const gradient = valuesOf(dy);
  const channels = inputShape.at(-1)!;
  const counts = tapsSeen(axes);
  const result = new Float32Array(tf.util.sizeFromShape([...inputShape]));
  visitTaps(axes, inputShape[0]!, (output, _, input) => {
    const count = counts[output % counts.length]!;
    for (let c = 0, at = input * channels, from = output * channels; c < channels; c++, at++, from++)
      result[at]! += gradient[from]! / count;
  });
  return tensorOf(result, inputShape);
}

/** dy times window size / taps seen: what a kernel that divides by the window size must be given. */
function weighted(dy: tf.Tensor, axes: Axes): tf.Tensor {
  const size = axes.reduce((product, axis) => product * axis.size, 1);
  const counts = tapsSeen(axes);
  if (counts.every((count) => count === size)) return dy;
  return tf.mul(
    dy,
    tensorOf(
      counts.map((count) => size / count),
      [...dy.shape.slice(1, -1), 1],
    ),
  );
}
