import * as tf from '@tensorflow/tfjs';
import { spread } from './convolution-gradients.js';
import { type Kernel, kernel } from './kernel.js';
import { type Axis, type ConvolutionAttrs, convolutionAxes } from './window.js';

/**
 * The gradients of a dilated depthwise convolution on the GPU, made of other operations: the kernels of TF.js 4.22 take
 * dilations and return wrong numbers. Without dilation they are right.
 */
export const dilatedDepthwiseKernels: readonly Kernel[] = [
  kernel<'x' | 'dy', ConvolutionAttrs & { readonly filterShape: number[] }>(
    'DepthwiseConv2dNativeBackpropFilter',
    ['webgl', 'webgpu'],
    (inputs, attrs, stock) => {
      const { x, dy } = inputs;
      const { filterShape } = attrs;
      const [, height, width] = convolutionAxes(x.shape, filterShape, attrs, 'depthwise');
      if (height.dilation === 1 && width.dilation === 1) return stock(inputs, attrs);
      return filterGradient(x, dy, filterShape, height, width);
    },
  ),
  kernel<'dy' | 'filter', ConvolutionAttrs & { readonly inputShape: number[] }>(
    'DepthwiseConv2dNativeBackpropInput',
    ['webgl', 'webgpu'],
    (inputs, attrs, stock) => {
      const { dy, filter } = inputs;
      const { inputShape } = attrs;
      const [, height, width] = convolutionAxes(inputShape, filter.shape, attrs, 'depthwise');
      if (height.dilation === 1 && width.dilation === 1) return stock(inputs, attrs);
      return inputGradient(dy, filter, inputShape, height, width);
    },
  ),
];

type Pair = [number, number];

/** How far the taps of a window lie apart, from the first to the last. */
const reach = (axis: Axis): number => (axis.size - 1) * axis.dilation;

/** Zeros in front and behind, so that the windows see nothing else; what they leave out behind is left. */
function zeros(axis: Axis): Pair {
  return [axis.before, Math.max(0, (axis.out - 1) * axis.stride + reach(axis) + 1 - axis.in - axis.before)];
}

/** For each tap: what it saw, times the gradient of what came of it, summed over the batch and all positions. */
function filterGradient(
  x: tf.Tensor,
  dy: tf.Tensor,
  [, , channels, multiplier]: readonly number[],
  height: Axis,
  width: Axis,
): tf.Tensor {
  const padded = tf.pad(x, [[0, 0], zeros(height), zeros(width), [0, 0]]);
  const gradient = dy.reshape([-1, channels!, multiplier!]);
  const end = (axis: Axis, tap: number) => tap * axis.dilation + (axis.out - 1) * axis.stride + 1;
  const taps: tf.Tensor[] = [];
  for (let ty = 0; ty < height.size; ty++)
    for (let tx = 0; tx < width.size; tx++) {
      const seen = tf.stridedSlice(
        padded,
        [0, ty * height.dilation, tx * width.dilation, 0],
        [x.shape[0]!, end(height, ty), end(width, tx), channels!],
        [1, height.stride, width.stride, 1],
      );
      taps.push(tf.sum(tf.mul(seen.reshape([-1, channels!, 1]), gradient), 0));
    }
  return tf.stack(taps).reshape([height.size, width.size, channels!, multiplier!]);
}

/** Each output channel through the filter turned round, added up where they came from the same input channel. */
function inputGradient(
  dy: tf.Tensor,
  filter: tf.Tensor,
  inputShape: readonly number[],
  height: Axis,
  width: Axis,
): tf.Tensor {
  const [batch, , , channels] = inputShape as [number, number, number, number];
  const outputs = dy.shape.at(-1)!;
  const apart = spread(spread(dy, 1, height.stride), 2, width.stride);
  const around = (axis: Axis): Pair => {
    const before = reach(axis) - axis.before;
    return [before, axis.in + reach(axis) - before - ((axis.out - 1) * axis.stride + 1)];
  };
  const padded = tf.pad(apart, [[0, 0], around(height), around(width), [0, 0]]) as tf.Tensor4D;
  const turned = tf.reverse(filter, [0, 1]).reshape([height.size, width.size, outputs, 1]) as tf.Tensor4D;
  const each = tf.depthwiseConv2d(padded, turned, 1, 'valid', 'NHWC', [height.dilation, width.dilation]);
  return tf.sum(each.reshape([batch, height.in, width.in, channels, outputs / channels]), -1);
}
