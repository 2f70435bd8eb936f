import * as tf from '@tensorflow/tfjs';
import { convolve } from './convolve-tfjs.js';
import { type KernelPlan, type SlidingConfig, SlidingLayer } from './sliding-tfjs.js';
import { savedObjects, type WeightConfig, type WeightObjects, weightObjects } from './weight-tfjs.js';

export interface ConvolutionConfig extends SlidingConfig, WeightConfig<'kernel'> {
  filters: number;
  groups?: number;
}

/** What the convolutions have in common that TensorFlow.js' own cannot do: groups, dilation in training, causal padding. */
export abstract class Convolution extends SlidingLayer {
  protected readonly filters: number;
  private readonly groups: number;
  private readonly kernelObjects: WeightObjects;

  constructor(config: ConvolutionConfig, axes: number) {
    super(config, axes);
    this.filters = config.filters;
    this.groups = config.groups ?? 1;
    this.kernelObjects = weightObjects(config, 'kernel', 'glorotUniform');
  }

  protected override planKernels(channels: number): KernelPlan[] {
    const shape = [...this.kernelSize, channels / this.groups, this.filters];
    return [{ name: 'kernel', shape, objects: this.kernelObjects }];
  }

  protected override outputChannels(): number {
    return this.filters;
  }

  protected override slideOver(x: tf.Tensor, [kernel]: tf.Tensor[]): tf.Tensor {
    return convolve(x, kernel as tf.Tensor, this.movement, this.groups);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, groups } = this;
    return { ...super.getConfig(), filters, groups, ...savedObjects('kernel', this.kernelObjects) };
  }
}

/** Over signals. */
export class KerasConv1D extends Convolution {
  static readonly className = 'KerasConv1D';

  constructor(config: ConvolutionConfig) {
    super(config, 1);
  }
}
tf.serialization.registerClass(KerasConv1D);

/** Over images. */
export class KerasConv2D extends Convolution {
  static readonly className = 'KerasConv2D';

  constructor(config: ConvolutionConfig) {
    super(config, 2);
  }
}
tf.serialization.registerClass(KerasConv2D);

/** Over volumes. */
export class KerasConv3D extends Convolution {
  static readonly className = 'KerasConv3D';

  constructor(config: ConvolutionConfig) {
    super(config, 3);
  }
}
tf.serialization.registerClass(KerasConv3D);
