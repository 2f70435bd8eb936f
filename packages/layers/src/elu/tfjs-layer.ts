import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only } from '../families/layer-tfjs.js';

interface ELUConfig extends LayerConfig {
  alpha?: number;
}

/** Exponential below 0, as far down as alpha says. */
export class KerasELU extends tf.layers.Layer {
  static readonly className = 'KerasELU';
  private readonly alpha: number;

  constructor({ alpha = 1, ...config }: ELUConfig = {}) {
    super(config);
    this.alpha = alpha;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => tf.add(tf.relu(x), tf.mul(tf.expm1(tf.neg(tf.relu(tf.neg(x)))), this.alpha)));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), alpha: this.alpha };
  }
}
tf.serialization.registerClass(KerasELU);
