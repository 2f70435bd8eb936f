import * as tf from '@tensorflow/tfjs';
import { padded } from './convolution-gradients.js';
import { type BackendName, type Kernel, kernel } from './kernel.js';
import { type Axes, type ConvolutionAttrs, convolutionAxes, window3D } from './window.js';

const gpu: readonly BackendName[] = ['webgl', 'webgpu'];

type PoolAttrs = Pick<tf.MaxPool3DAttrs, 'filterSize' | 'strides' | 'pad' | 'dimRoundingMode'>;

/**
 * Three dimensions on the GPU. Where a window with padding 'same' is smaller than its stride, TF.js 4.22 reckons with a
 * negative padding and looks at the wrong places; here it gets the input without what lies behind the last window.
 */
export const volumeKernels: readonly Kernel[] = [
  ...['MaxPool3D', 'AvgPool3D'].map((name) =>
    kernel<'x', PoolAttrs>(name, gpu, ({ x }, attrs, stock) =>
      stock({ x: seenPart(x, attrs.pad, window3D(x.shape, attrs)) }, attrs),
    ),
  ),
  ...(
    [
      ['MaxPool3DGrad', ['webgl']],
      ['AvgPool3DGrad', gpu],
    ] as const
  ).map(([name, backends]) =>
    kernel<'input', PoolAttrs>(name, backends, (inputs, attrs, stock) => {
      const { input } = inputs;
      const part = seenPart(input, attrs.pad, window3D(input.shape, attrs));
      return wholeOf(stock({ ...inputs, input: part }, attrs), input.shape);
    }),
  ),
  ...['Conv3D', 'Conv3DBackpropFilterV2'].map((name) =>
    kernel<'x', ConvolutionAttrs & { readonly filterShape?: number[] }>(
      name,
      ['webgl'],
      (inputs, attrs, stock) => {
        const { x } = inputs;
        const filterShape = attrs.filterShape ?? (inputs as tf.NamedTensorMap)['filter']!.shape;
        return stock(
          { ...inputs, x: seenPart(x, attrs.pad, convolutionAxes(x.shape, filterShape, attrs)) },
          attrs,
        );
      },
    ),
  ),
  kernel<'filter', ConvolutionAttrs & { readonly inputShape: number[] }>(
    'Conv3DBackpropInputV2',
    ['webgl'],
    (inputs, attrs, stock) => {
      const { inputShape, pad } = attrs;
      const axes = convolutionAxes(inputShape, inputs.filter.shape, attrs);
      const part = stock(inputs, { ...attrs, inputShape: seenShape(inputShape, pad, axes) });
      return wholeOf(part, inputShape);
    },
  ),
];

/** The shape (batch, ...spatial, channels) without what lies behind the last window. */
function seenShape(shape: readonly number[], pad: ConvolutionAttrs['pad'], axes: Axes): number[] {
  if (pad !== 'same') return [...shape];
  const lengths = axes.map((axis) =>
    Math.min(axis.in, (axis.out - 1) * axis.stride + (axis.size - 1) * axis.dilation + 1),
  );
  return [shape[0]!, ...lengths, shape.at(-1)!];
}

function seenPart(x: tf.Tensor, pad: ConvolutionAttrs['pad'], axes: Axes): tf.Tensor {
  const shape = seenShape(x.shape, pad, axes);
  return tf.util.arraysEqual(shape, x.shape) ? x : tf.slice(x, [0, 0, 0, 0, 0], shape);
}

/** The gradient of the whole from that of the seen part: what no window saw has none. */
function wholeOf(part: tf.Tensor, shape: readonly number[]): tf.Tensor {
  if (tf.util.arraysEqual(part.shape, [...shape])) return part;
  return padded(
    part,
    part.shape.slice(1, -1).map((length, k) => [0, shape[k + 1]! - length]),
  );
}
