import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only, onlyShape } from '../families/layer-tfjs.js';

interface LayerScaleConfig extends LayerConfig {
  initValues: number;
  projectionDim: number;
}

/** A learnt factor for each channel (Touvron et al. 2021). */
export class LayerScale extends tf.layers.Layer {
  static readonly className = 'LayerScale';
  private readonly initValues: number;
  private readonly projectionDim: number;
  private factors: ReturnType<tf.layers.Layer['addWeight']> | undefined;

  constructor({ initValues, projectionDim, ...config }: LayerScaleConfig) {
    super(config);
    this.initValues = initValues;
    this.projectionDim = projectionDim;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const initializer = tf.initializers.constant({ value: this.initValues });
    this.factors = this.addWeight('gamma', [this.projectionDim], 'float32', initializer);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = onlyShape(inputShape);
    const last = shape.at(-1) === 1 ? this.projectionDim : (shape.at(-1) ?? null);
    return shape.length === 0 ? [this.projectionDim] : [...shape.slice(0, -1), last];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => tf.mul(only(inputs), (this.factors as NonNullable<typeof this.factors>).read()));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), initValues: this.initValues, projectionDim: this.projectionDim };
  }
}
tf.serialization.registerClass(LayerScale);
