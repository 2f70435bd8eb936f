import * as tf from '@tensorflow/tfjs';
import { Convolution, type ConvolutionConfig } from './convolution-tfjs.js';
import type { Regularizer } from './layer-tfjs.js';
import type { KernelPlan } from './sliding-tfjs.js';
import type { LayerVariable } from './weight-tfjs.js';

export interface LoraConfig {
  loraRank: number;
  /** The adaptation counts alpha / rank. Left out, it is the rank. */
  loraAlpha?: number | null;
}

/** The two thin matrices beside a weight: from its inputs to the rank, and from the rank to its outputs. */
export function thinWeights(
  weight: string,
  shape: number[],
  rank: number,
  regularizer: Regularizer | undefined,
): KernelPlan[] {
  const rest = { regularizer, constraint: undefined };
  return [
    {
      name: `lora_${weight}_a`,
      shape: [...shape.slice(0, -1), rank],
      objects: { initializer: tf.initializers.heUniform({}), ...rest },
    },
    {
      name: `lora_${weight}_b`,
      shape: [rank, shape.at(-1) as number],
      objects: { initializer: tf.initializers.zeros(), ...rest },
    },
  ];
}

/** A weight with the product of two thin matrices added (Hu et al. 2021). */
export function adapted(weight: tf.Tensor, [a, b]: tf.Tensor[], scale: number): tf.Tensor {
  const [first, second] = [a as tf.Tensor, b as tf.Tensor];
  const flat = tf.reshape(first, [-1, second.shape[0] as number]);
  return tf.add(weight, tf.mul(tf.reshape(tf.matMul(flat, second), weight.shape), scale));
}

/** A convolution whose kernel stays as it is, while two thin matrices beside it are trained. */
export abstract class AdaptedConvolution extends Convolution {
  private readonly rank: number;
  private readonly alpha: number;

  constructor(config: ConvolutionConfig & LoraConfig, axes: number) {
    super(config, axes);
    this.rank = config.loraRank;
    this.alpha = config.loraAlpha ?? config.loraRank;
  }

  protected override planKernels(channels: number): KernelPlan[] {
    const [kernel] = super.planKernels(channels) as [KernelPlan];
    return [kernel, ...thinWeights(kernel.name, kernel.shape, this.rank, kernel.objects.regularizer)];
  }

  protected override addKernel(plan: KernelPlan): LayerVariable {
    const { name, shape, objects } = plan;
    return name === 'kernel'
      ? this.addWeight(name, shape, 'float32', objects.initializer, undefined, false)
      : super.addKernel(plan);
  }

  protected override slideOver(x: tf.Tensor, [kernel, ...thin]: tf.Tensor[]): tf.Tensor {
    return super.slideOver(x, [adapted(kernel as tf.Tensor, thin, this.alpha / this.rank)]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), loraRank: this.rank, loraAlpha: this.alpha };
  }
}

/** Over signals. */
export class LoraConv1D extends AdaptedConvolution {
  static readonly className = 'LoraConv1D';

  constructor(config: ConvolutionConfig & LoraConfig) {
    super(config, 1);
  }
}
tf.serialization.registerClass(LoraConv1D);

/** Over images. */
export class LoraConv2D extends AdaptedConvolution {
  static readonly className = 'LoraConv2D';

  constructor(config: ConvolutionConfig & LoraConfig) {
    super(config, 2);
  }
}
tf.serialization.registerClass(LoraConv2D);

/** Over volumes. */
export class LoraConv3D extends AdaptedConvolution {
  static readonly className = 'LoraConv3D';

  constructor(config: ConvolutionConfig & LoraConfig) {
    super(config, 3);
  }
}
tf.serialization.registerClass(LoraConv3D);
