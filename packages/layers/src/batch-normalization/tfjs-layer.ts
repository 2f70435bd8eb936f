import * as tf from '@tensorflow/tfjs';
import {
  axisOf,
  type CallArguments,
  type Configured,
  type Initializer,
  initializerOf,
  onlyShape,
  saved,
} from '../families/layer-tfjs.js';
import {
  type NormalizingConfig,
  NormalizingLayer,
  type ScaleAndShift,
} from '../families/normalizing-tfjs.js';
import type { LayerVariable } from '../families/weight-tfjs.js';

export interface BatchNormalizationConfig extends NormalizingConfig {
  axis?: number;
  momentum?: number;
  movingMeanInitializer?: Configured<Initializer>;
  movingVarianceInitializer?: Configured<Initializer>;
}

/**
 * Batch normalisation as Keras has it: without a scale or a shift where these are not wanted, with the running averages
 * where it is frozen, along any axis of any tensor, and without what a mask hides.
 */
export class KerasBatchNormalization extends NormalizingLayer {
  static readonly className: string = 'KerasBatchNormalization';
  protected readonly momentum: number;
  protected readonly movingMeanInitializer: Initializer;
  private readonly axis: number;
  private readonly movingVarianceInitializer: Initializer;
  protected movingMean: LayerVariable | undefined;
  protected movingVariance: LayerVariable | undefined;

  constructor(config: BatchNormalizationConfig = {}) {
    super(config);
    this.axis = config.axis ?? -1;
    this.momentum = config.momentum ?? 0.99;
    this.movingMeanInitializer = initializerOf(config.movingMeanInitializer, 'zeros');
    this.movingVarianceInitializer = initializerOf(config.movingVarianceInitializer, 'ones');
  }

  protected override weightShape(shape: tf.Shape): tf.Shape {
    return [shape[axisOf(this.axis, shape.length)] as number];
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    super.build(inputShape);
    const size = this.weightShape(onlyShape(inputShape));
    this.movingMean = this.addKept('moving_mean', size, this.movingMeanInitializer);
    this.movingVariance = this.addKept('moving_variance', size, this.movingVarianceInitializer);
  }

  /** Makes a weight that training moves without a gradient. */
  protected addKept(name: string, shape: tf.Shape, initializer: Initializer): LayerVariable {
    return this.addWeight(name, shape, 'float32', initializer, undefined, false);
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: CallArguments): tf.Tensor {
    const [x, mask] = [inputs].flat() as [tf.Tensor, tf.Tensor?];
    return tf.tidy(() => {
      const axis = axisOf(this.axis, x.rank);
      const sizes = x.shape.map((size, place) => (place === axis ? size : 1));
      const along = (weight: tf.Tensor) => tf.reshape(weight, sizes);
      const others = x.shape.flatMap((_, place) => (place === axis ? [] : [place]));
      const trains = training && this.trainable;
      const { mean, variance } = trains ? momentsOf(x, others, mask) : this.running();
      const { gamma, beta } = trains ? this.follow(mean, variance) : this.scaleAndShift();
      return this.evened(x, along(mean), along(variance), {
        gamma: gamma && along(gamma),
        beta: beta && along(beta),
      });
    });
  }

  private running(): Moments {
    return {
      mean: (this.movingMean as LayerVariable).read(),
      variance: (this.movingVariance as LayerVariable).read(),
    };
  }

  /** Moves the running averages towards what a batch has, and gives by what it is scaled and shifted. */
  protected follow(mean: tf.Tensor, variance: tf.Tensor): ScaleAndShift {
    this.move(this.movingMean as LayerVariable, mean, this.momentum);
    this.move(this.movingVariance as LayerVariable, variance, this.momentum);
    return this.scaleAndShift();
  }

  protected move(average: LayerVariable, value: tf.Tensor, momentum: number): void {
    average.write(tf.add(tf.mul(average.read(), momentum), tf.mul(value, 1 - momentum)));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {
      ...super.getConfig(),
      axis: this.axis,
      momentum: this.momentum,
      movingMeanInitializer: saved(this.movingMeanInitializer),
      movingVarianceInitializer: saved(this.movingVarianceInitializer),
    };
  }
}
tf.serialization.registerClass(KerasBatchNormalization);

interface Moments {
  readonly mean: tf.Tensor;
  readonly variance: tf.Tensor;
}

/** Mean and variance over axes, of what the mask lets pass. */
function momentsOf(x: tf.Tensor, axes: number[], mask: tf.Tensor | undefined): Moments {
  if (!mask) return tf.moments(x, axes);
  const weights = tf.broadcastTo(tf.expandDims(mask, -1), x.shape);
  const count = tf.add(tf.sum(weights, axes), 1e-7);
  const mean = tf.div(tf.sum(tf.mul(x, weights), axes, true), tf.add(tf.sum(weights, axes, true), 1e-7));
  const squares = tf.mul(tf.square(tf.sub(x, mean)), weights);
  return { mean: tf.reshape(mean, count.shape), variance: tf.div(tf.sum(squares, axes), count) };
}
