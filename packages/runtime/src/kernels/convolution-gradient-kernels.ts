import * as tf from '@tensorflow/tfjs';
import { type Convolution, filterGradient, inputGradient } from './convolution-gradients.js';
import { type BackendName, type Kernel, kernel } from './kernel.js';
import { type Axes, type ConvolutionAttrs, convolutionAxes } from './window.js';

const backends: readonly BackendName[] = ['cpu', 'wasm', 'webgl'];

/**
 * The gradients of convolutions. Of the two for two dimensions wasm lacks one in TF.js 4.22, and cpu sums up number by
 * number; of the two for three dimensions the one of the input, which is also the forward pass of Conv3DTranspose, is
 * wrong on wasm. None of TF.js knows dilations.
 */
export const convolutionGradientKernels: readonly Kernel[] = [
  ...['Conv2DBackpropFilter', 'Conv3DBackpropFilterV2'].map((name) =>
    kernel<'x' | 'dy', ConvolutionAttrs & { readonly filterShape: number[] }>(
      name,
      backends,
      (inputs, attrs, stock) => {
        if (leftToStock(attrs)) return stock(inputs, attrs);
        const { x, dy } = inputs;
        const { filterShape } = attrs;
        const geometry = geometryOf(convolutionAxes(x.shape, filterShape, attrs), x.rank - 2);
        return filterGradient(x, dy, filterShape.slice(0, -2), geometry);
      },
    ),
  ),
  ...['Conv2DBackpropInput', 'Conv3DBackpropInputV2'].map((name) =>
    kernel<'dy' | 'filter', ConvolutionAttrs & { readonly inputShape: number[] }>(
      name,
      backends,
      (inputs, attrs, stock) => {
        if (leftToStock(attrs)) return stock(inputs, attrs);
        const { dy, filter } = inputs;
        const { inputShape } = attrs;
        const geometry = geometryOf(convolutionAxes(inputShape, filter.shape, attrs), dy.rank - 2);
        return inputGradient(dy, filter, inputShape.slice(1, -1), geometry);
      },
    ),
  ),
];

/** WebGL has good kernels for all but dilated convolutions. */
function leftToStock({ dilations }: ConvolutionAttrs): boolean {
  return tf.getBackend() === 'webgl' && [dilations ?? 1].flat().every((dilation) => dilation === 1);
}

function geometryOf(axes: Axes, rank: number): Convolution {
  const used = axes.slice(-rank);
  return {
    strides: used.map((axis) => axis.stride),
    dilations: used.map((axis) => axis.dilation),
    before: used.map((axis) => axis.before),
  };
}
