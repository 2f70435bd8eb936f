import * as tf from '@tensorflow/tfjs';
import { apart, type Movement, padded, spread } from './convolve-tfjs.js';
import { type KernelPlan, type SlidingConfig, SlidingLayer } from './sliding-tfjs.js';
import { savedObjects, type WeightConfig, type WeightObjects, weightObjects } from './weight-tfjs.js';

/**
 * The cross-correlation of each channel with kernels of its own, over one or two spatial axes, channels last; with
 * strides that differ, dilation, and both at once, all of which can be trained.
 *
 * @param kernel [...sizes, channels, multiplier]
 */
export function convolveEach(x: tf.Tensor, kernel: tf.Tensor, movement: Movement): tf.Tensor {
  const full = padded(x, kernel.shape.slice(0, -2), movement);
  const { strides, dilationRate } = movement;
  if (kernel.rank === 4) return slideEach(full, kernel, strides, dilationRate);
  const wide = slideEach(
    tf.expandDims(full, 1),
    tf.expandDims(kernel, 0),
    [1, ...strides],
    [1, ...dilationRate],
  );
  return tf.squeeze(wide, [1]);
}

function slideEach(x: tf.Tensor, kernel: tf.Tensor, strides: number[], dilationRate: number[]): tf.Tensor {
  const plain = (image: tf.Tensor, kernels: tf.Tensor): tf.Tensor =>
    tf.depthwiseConv2d(image as tf.Tensor4D, kernels as tf.Tensor4D, strides as [number, number], 'valid');
  if (dilationRate.every((rate) => rate === 1)) return plain(x, kernel);
  // TensorFlow.js takes strides and dilation not at once.
  if (strides.some((stride) => stride > 1)) return plain(x, spread(kernel, dilationRate));
  return apart(x, kernel.shape, dilationRate, (image) => plain(image, kernel));
}

export interface DepthwiseConfig extends SlidingConfig, WeightConfig<'depthwise'> {
  depthMultiplier?: number;
}

/** What the convolutions of each channel by itself have in common. */
export abstract class DepthwiseConvolution extends SlidingLayer {
  private readonly depthMultiplier: number;
  private readonly depthwiseObjects: WeightObjects;

  constructor(config: DepthwiseConfig, axes: number) {
    super(config, axes);
    this.depthMultiplier = config.depthMultiplier ?? 1;
    this.depthwiseObjects = weightObjects(config, 'depthwise', 'glorotUniform');
  }

  protected override planKernels(channels: number): KernelPlan[] {
    const shape = [...this.kernelSize, channels, this.depthMultiplier];
    return [{ name: 'depthwise_kernel', shape, objects: this.depthwiseObjects }];
  }

  protected override outputChannels(channels: number): number {
    return channels * this.depthMultiplier;
  }

  protected override slideOver(x: tf.Tensor, [kernel]: tf.Tensor[]): tf.Tensor {
    return convolveEach(x, kernel as tf.Tensor, this.movement);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { depthMultiplier, depthwiseObjects } = this;
    return { ...super.getConfig(), depthMultiplier, ...savedObjects('depthwise', depthwiseObjects) };
  }
}

/** Over signals. */
export class DepthwiseConv1D extends DepthwiseConvolution {
  static readonly className = 'DepthwiseConv1D';

  constructor(config: DepthwiseConfig) {
    super(config, 1);
  }
}
tf.serialization.registerClass(DepthwiseConv1D);

/** Over images. */
export class KerasDepthwiseConv2D extends DepthwiseConvolution {
  static readonly className = 'KerasDepthwiseConv2D';

  constructor(config: DepthwiseConfig) {
    super(config, 2);
  }
}
tf.serialization.registerClass(KerasDepthwiseConv2D);
