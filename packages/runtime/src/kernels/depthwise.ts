import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel, tensorOf, valuesOf } from './kernel.js';
import { type Axes, type ConvolutionAttrs, convolutionAxes, visitTaps } from './window.js';

/**
 * Depthwise convolution, of x (batch, height, width, channels) with a filter (height, width, channels, multiplier), and
 * its two gradients, which wasm lacks. Output channel c · multiplier + m belongs to input channel c.
 */
export const depthwiseKernels: readonly Kernel[] = [
  kernel<'x' | 'filter', tf.DepthwiseConv2dNativeAttrs>('DepthwiseConv2dNative', ['cpu'], (inputs, attrs) => {
    const { x, filter } = inputs;
    const { axes, batch, channels, multiplier, outputShape } = geometry(x.shape, filter.shape, attrs);
    const [image, weights] = [valuesOf(x), valuesOf(filter)];
    const result = new Float32Array(tf.util.sizeFromShape([...outputShape]));
    visitTaps(axes, batch, (output, tap, input) => {
      for (let c = 0, k = 0; c < channels; c++) {
        const value = image[input * channels + c]!;
        for (let m = 0; m < multiplier; m++, k++)
          result[output * channels * multiplier + k]! += value * weights[tap * channels * multiplier + k]!;
      }
    });
    return tensorOf(result, outputShape);
  }),

  kernel<'x' | 'dy', tf.DepthwiseConv2dNativeBackpropFilterAttrs>(
    'DepthwiseConv2dNativeBackpropFilter',
    ['cpu', 'wasm'],
    ({ x, dy }, { filterShape, ...attrs }) => {
      const { axes, batch, channels, multiplier } = geometry(x.shape, filterShape, attrs);
      const [image, gradient] = [valuesOf(x), valuesOf(dy)];
      const result = new Float64Array(tf.util.sizeFromShape(filterShape));
      visitTaps(axes, batch, (output, tap, input) => {
        for (let c = 0, k = 0; c < channels; c++) {
          const value = image[input * channels + c]!;
          for (let m = 0; m < multiplier; m++, k++)
            result[tap * channels * multiplier + k]! += value * gradient[output * channels * multiplier + k]!;
        }
      });
      return tensorOf(Float32Array.from(result), filterShape);
    },
  ),

  kernel<'dy' | 'filter', tf.DepthwiseConv2dNativeBackpropInputAttrs>(
    'DepthwiseConv2dNativeBackpropInput',
    ['cpu', 'wasm'],
    ({ dy, filter }, { inputShape, ...attrs }) => {
      const { axes, batch, channels, multiplier } = geometry(inputShape, filter.shape, attrs);
      const [gradient, weights] = [valuesOf(dy), valuesOf(filter)];
      const result = new Float32Array(tf.util.sizeFromShape(inputShape));
      visitTaps(axes, batch, (output, tap, input) => {
        for (let c = 0, k = 0; c < channels; c++) {
          let sum = 0;
          for (let m = 0; m < multiplier; m++, k++)
            sum += weights[tap * channels * multiplier + k]! * gradient[output * channels * multiplier + k]!;
          result[input * channels + c]! += sum;
        }
      });
      return tensorOf(result, inputShape);
    },
  ),
];

interface Geometry {
  readonly axes: Axes;
  readonly batch: number;
  readonly channels: number;
  readonly multiplier: number;
  readonly outputShape: readonly number[];
}

function geometry(
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: ConvolutionAttrs,
): Geometry {
  const axes = convolutionAxes(inputShape, filterShape, attrs, 'depthwise');
  const [batch, channels, multiplier] = [inputShape[0]!, filterShape[2]!, filterShape[3]!];
  return {
    axes,
    batch,
    channels,
    multiplier,
    outputShape: [batch, axes[1].out, axes[2].out, channels * multiplier],
  };
}
