import * as tf from '@tensorflow/tfjs';
import { convolve } from './convolve-tfjs.js';
import { convolveEach } from './depthwise-tfjs.js';
import { type KernelPlan, type SlidingConfig, SlidingLayer } from './sliding-tfjs.js';
import { savedObjects, type WeightConfig, type WeightObjects, weightObjects } from './weight-tfjs.js';

export interface SeparableConfig extends SlidingConfig, WeightConfig<'depthwise'>, WeightConfig<'pointwise'> {
  filters: number;
  depthMultiplier?: number;
}

/** What the convolutions have in common that take each channel by itself, and then mix them. */
export abstract class SeparableConvolution extends SlidingLayer {
  private readonly filters: number;
  private readonly depthMultiplier: number;
  private readonly depthwiseObjects: WeightObjects;
  private readonly pointwiseObjects: WeightObjects;

  constructor(config: SeparableConfig, axes: number) {
    super(config, axes);
    this.filters = config.filters;
    this.depthMultiplier = config.depthMultiplier ?? 1;
    this.depthwiseObjects = weightObjects(config, 'depthwise', 'glorotUniform');
    this.pointwiseObjects = weightObjects(config, 'pointwise', 'glorotUniform');
  }

  protected override planKernels(channels: number): KernelPlan[] {
    const { kernelSize, depthMultiplier, filters } = this;
    const points = kernelSize.map(() => 1);
    return [
      {
        name: 'depthwise_kernel',
        shape: [...kernelSize, channels, depthMultiplier],
        objects: this.depthwiseObjects,
      },
      {
        name: 'pointwise_kernel',
        shape: [...points, channels * depthMultiplier, filters],
        objects: this.pointwiseObjects,
      },
    ];
  }

  protected override outputChannels(): number {
    return this.filters;
  }

  protected override slideOver(x: tf.Tensor, [depthwise, pointwise]: tf.Tensor[]): tf.Tensor {
    const steps = this.kernelSize.map(() => 1);
    return convolve(convolveEach(x, depthwise as tf.Tensor, this.movement), pointwise as tf.Tensor, {
      strides: steps,
      dilationRate: steps,
      padding: 'valid',
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, depthMultiplier, depthwiseObjects, pointwiseObjects } = this;
    return {
      ...super.getConfig(),
      filters,
      depthMultiplier,
      ...savedObjects('depthwise', depthwiseObjects),
      ...savedObjects('pointwise', pointwiseObjects),
    };
  }
}

/** Over signals. */
export class SeparableConv1D extends SeparableConvolution {
  static readonly className = 'SeparableConv1D';

  constructor(config: SeparableConfig) {
    super(config, 1);
  }
}
tf.serialization.registerClass(SeparableConv1D);

/** Over images. */
export class KerasSeparableConv2D extends SeparableConvolution {
  static readonly className = 'KerasSeparableConv2D';

  constructor(config: SeparableConfig) {
    super(config, 2);
  }
}
tf.serialization.registerClass(KerasSeparableConv2D);
