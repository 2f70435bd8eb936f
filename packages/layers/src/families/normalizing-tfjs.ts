import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, onlyShape } from './layer-tfjs.js';
import {
  type LayerVariable,
  savedObjects,
  type WeightConfig,
  WeightedLayer,
  type WeightObjects,
  weightObjects,
} from './weight-tfjs.js';

/** What all normalisations take that scale and shift what they made even. */
export interface NormalizingConfig extends LayerConfig, WeightConfig<'beta'>, WeightConfig<'gamma'> {
  epsilon?: number;
  center?: boolean;
  scale?: boolean;
}

/** A scale and a shift; none where nothing is scaled or shifted. */
export interface ScaleAndShift {
  readonly gamma?: tf.Tensor | undefined;
  readonly beta?: tf.Tensor | undefined;
}

/** What the normalisations have in common: the shift beta, the scale gamma, and what is done with them. */
export abstract class NormalizingLayer extends WeightedLayer {
  protected readonly epsilon: number;
  private readonly center: boolean;
  private readonly scale: boolean;
  private readonly gammaObjects: WeightObjects;
  private readonly betaObjects: WeightObjects;
  private gamma: LayerVariable | undefined;
  private beta: LayerVariable | undefined;

  constructor(config: NormalizingConfig) {
    super(config);
    this.epsilon = config.epsilon ?? 0.001;
    this.center = config.center ?? true;
    this.scale = config.scale ?? true;
    this.gammaObjects = weightObjects(config, 'gamma', 'ones');
    this.betaObjects = weightObjects(config, 'beta', 'zeros');
  }

  /** The shape of scale and shift. */
  protected abstract weightShape(shape: tf.Shape): tf.Shape;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = this.weightShape(onlyShape(inputShape));
    if (this.scale) this.gamma = this.addTrained('gamma', shape, this.gammaObjects);
    if (this.center) this.beta = this.addTrained('beta', shape, this.betaObjects);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return onlyShape(inputShape);
  }

  protected scaleAndShift(): ScaleAndShift {
    return { gamma: this.gamma?.read(), beta: this.beta?.read() };
  }

  /** Mean 0 and variance 1, then scaled and shifted; all but the first are of shapes that spread over it. */
  protected evened(
    x: tf.Tensor,
    mean: tf.Tensor,
    variance: tf.Tensor,
    { gamma, beta }: ScaleAndShift,
  ): tf.Tensor {
    const root = tf.rsqrt(tf.add(variance, this.epsilon));
    const factor = gamma ? tf.mul(root, gamma) : root;
    const moved = tf.neg(tf.mul(mean, factor));
    return tf.add(tf.mul(x, factor), beta ? tf.add(moved, beta) : moved);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { epsilon, center, scale } = this;
    return {
      ...super.getConfig(),
      epsilon,
      center,
      scale,
      ...savedObjects('gamma', this.gammaObjects),
      ...savedObjects('beta', this.betaObjects),
    };
  }
}
