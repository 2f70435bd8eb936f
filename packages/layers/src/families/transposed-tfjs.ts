import * as tf from '@tensorflow/tfjs';
import { eachAxis, type Movement, spread } from './convolve-tfjs.js';
import { type KernelPlan, type SlidingConfig, SlidingLayer } from './sliding-tfjs.js';
import { savedObjects, type WeightConfig, type WeightObjects, weightObjects } from './weight-tfjs.js';

/** How many places along an axis come of so many. */
export function transposedPlaces(
  places: number,
  size: number,
  stride: number,
  dilation: number,
  padding: Movement['padding'],
  outputPadding: number | undefined,
): number {
  const covered = (size - 1) * dilation + 1;
  if (padding === 'same')
    return outputPadding === undefined
      ? places * stride
      : (places - 1) * stride + (covered % 2) + outputPadding;
  return (places - 1) * stride + covered + (outputPadding ?? Math.max(covered, stride) - covered);
}

/**
 * Every place of a batch spread over a kernel, over one to three spatial axes, channels last.
 *
 * @param kernel [...sizes, filters, input channels]
 * @param sizes the spatial sizes of the output: what is too much is cut off on both sides, what lacks is 0 at the end
 */
export function convolveTransposed(
  x: tf.Tensor,
  kernel: tf.Tensor,
  { strides, dilationRate, padding }: Movement,
  sizes: number[],
): tf.Tensor {
  const wide = spread(kernel, dilationRate);
  const all = sizes.map(
    (_, axis) => ((x.shape[axis + 1] ?? 1) - 1) * (strides[axis] ?? 1) + (wide.shape[axis] ?? 1),
  );
  const full = spreadOver(x, wide, strides, all);
  const [batch = 1, channels = 1] = [full.shape[0], full.shape.at(-1)];
  const begins = sizes.map((size, axis) =>
    padding === 'same' ? Math.max(Math.floor(((all[axis] ?? size) - size) / 2), 0) : 0,
  );
  const lengths = sizes.map((size, axis) => Math.min(size, (all[axis] ?? size) - (begins[axis] ?? 0)));
  const cut = tf.slice(full, [0, ...begins, 0], [batch, ...lengths, channels]);
  const missing = sizes.map((size, axis): [number, number] => [0, size - (lengths[axis] ?? size)]);
  return missing.every(([, after]) => after === 0) ? cut : tf.pad(cut, [[0, 0], ...missing, [0, 0]]);
}

function spreadOver(x: tf.Tensor, kernel: tf.Tensor, strides: number[], sizes: number[]): tf.Tensor {
  const [batch = 1, filters = 1] = [x.shape[0], kernel.shape.at(-2)];
  const [first = 1, second = 1, third = 1] = sizes;
  if (kernel.rank === 5)
    return tf.conv3dTranspose(
      x as tf.Tensor5D,
      kernel as tf.Tensor5D,
      [batch, first, second, third, filters],
      strides as [number, number, number],
      'valid',
    );
  if (kernel.rank === 4)
    return tf.conv2dTranspose(
      x as tf.Tensor4D,
      kernel as tf.Tensor4D,
      [batch, first, second, filters],
      strides as [number, number],
      'valid',
    );
  const wide = spreadOver(tf.expandDims(x, 1), tf.expandDims(kernel, 0), [1, ...strides], [1, ...sizes]);
  return tf.squeeze(wide, [1]);
}

export interface TransposedConfig extends SlidingConfig, WeightConfig<'kernel'> {
  filters: number;
  outputPadding?: number | number[] | null;
}

/**
 * What the transposed convolutions have in common, with dilation and with an output that is made longer, which
 * TensorFlow.js' own do not have.
 */
export abstract class TransposedConvolution extends SlidingLayer {
  private readonly filters: number;
  private readonly outputPadding: number[] | undefined;
  private readonly kernelObjects: WeightObjects;

  constructor(config: TransposedConfig, axes: number) {
    super(config, axes);
    const { filters, outputPadding = null } = config;
    this.filters = filters;
    this.outputPadding = outputPadding === null ? undefined : eachAxis(outputPadding, axes);
    this.kernelObjects = weightObjects(config, 'kernel', 'glorotUniform');
  }

  protected override planKernels(channels: number): KernelPlan[] {
    const shape = [...this.kernelSize, this.filters, channels];
    return [{ name: 'kernel', shape, objects: this.kernelObjects }];
  }

  protected override outputChannels(): number {
    return this.filters;
  }

  protected override outputPlaces(places: number | null, axis: number): number | null {
    if (places === null) return null;
    const { strides, dilationRate, padding } = this.movement;
    const [size = 1, stride = 1, dilation = 1] = [this.kernelSize[axis], strides[axis], dilationRate[axis]];
    return transposedPlaces(places, size, stride, dilation, padding, this.outputPadding?.[axis]);
  }

  protected override slideOver(x: tf.Tensor, [kernel]: tf.Tensor[]): tf.Tensor {
    const sizes = x.shape.slice(1, -1).map((places, axis) => this.outputPlaces(places, axis) as number);
    return convolveTransposed(x, kernel as tf.Tensor, this.movement, sizes);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, outputPadding = null, kernelObjects } = this;
    return { ...super.getConfig(), filters, outputPadding, ...savedObjects('kernel', kernelObjects) };
  }
}

/** Over signals. */
export class Conv1DTranspose extends TransposedConvolution {
  static readonly className = 'Conv1DTranspose';

  constructor(config: TransposedConfig) {
    super(config, 1);
  }
}
tf.serialization.registerClass(Conv1DTranspose);

/** Over images. */
export class KerasConv2DTranspose extends TransposedConvolution {
  static readonly className = 'KerasConv2DTranspose';

  constructor(config: TransposedConfig) {
    super(config, 2);
  }
}
tf.serialization.registerClass(KerasConv2DTranspose);

/** Over volumes. */
export class KerasConv3DTranspose extends TransposedConvolution {
  static readonly className = 'KerasConv3DTranspose';

  constructor(config: TransposedConfig) {
    super(config, 3);
  }
}
tf.serialization.registerClass(KerasConv3DTranspose);
