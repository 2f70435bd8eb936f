import type * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from '../kernel.js';
import { type Axes, type ConvolutionAttrs, convolutionAxes } from '../window.js';
import { forwardProgram, type Geometry, inputGradientProgram } from './convolution-programs.js';
import { filterGradientProgram, sumOfPartsProgram } from './filter-gradient-programs.js';
import { runProgram } from './program.js';

/** Convolutions and their gradients in two and three dimensions, with dilations, which TF.js' gradients do not know. */
export const convolutionKernels: readonly Kernel[] = [
  ...['Conv2D', 'Conv3D'].map((name) =>
    kernel<'x' | 'filter', ConvolutionAttrs>(name, ['webgpu'], ({ x, filter }, attrs) =>
      forward(x, filter, convolutionAxes(x.shape, filter.shape, attrs)),
    ),
  ),
  ...['Conv2DBackpropInput', 'Conv3DBackpropInputV2'].map((name) =>
    kernel<'dy' | 'filter', ConvolutionAttrs & { readonly inputShape: number[] }>(
      name,
      ['webgpu'],
      ({ dy, filter }, { inputShape, ...attrs }) =>
        inputGradient(dy, filter, inputShape, convolutionAxes(inputShape, filter.shape, attrs)),
    ),
  ),
  ...['Conv2DBackpropFilter', 'Conv3DBackpropFilterV2'].map((name) =>
    kernel<'x' | 'dy', ConvolutionAttrs & { readonly filterShape: number[] }>(
      name,
      ['webgpu'],
      ({ x, dy }, { filterShape, ...attrs }) =>
        filterGradient(x, dy, filterShape, convolutionAxes(x.shape, filterShape, attrs)),
    ),
  ),
];

function geometry(batch: number, filter: readonly number[], axes: Axes): Geometry {
  return { batch, axes, channels: filter.at(-2)!, filters: filter.at(-1)! };
}

/** The convolution of x with a filter. */
export function forward(x: tf.Tensor, filter: tf.Tensor, axes: Axes): tf.Tensor {
  const outputs = axes.map((axis) => axis.out).slice(5 - x.rank);
  const shape = [x.shape[0]!, ...outputs, filter.shape.at(-1)!];
  return runProgram(forwardProgram(geometry(x.shape[0]!, filter.shape, axes), shape), [x, filter]);
}

/** The gradient of its input. */
export function inputGradient(dy: tf.Tensor, filter: tf.Tensor, inputShape: number[], axes: Axes): tf.Tensor {
  const program = inputGradientProgram(geometry(dy.shape[0]!, filter.shape, axes), inputShape);
  return runProgram(program, [dy, filter]);
}

/** The gradient of its filter. */
export function filterGradient(x: tf.Tensor, dy: tf.Tensor, filterShape: number[], axes: Axes): tf.Tensor {
  const program = filterGradientProgram(geometry(x.shape[0]!, filterShape, axes));
  const parts = runProgram(program, [x, dy]);
  const count = program.outputShape[0]!;
  return count === 1
    ? parts.reshape(filterShape)
    : runProgram(sumOfPartsProgram(count, filterShape), [parts]);
}
