import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only, withoutGradient } from '../families/layer-tfjs.js';

interface ReLUConfig extends LayerConfig {
  maxValue?: number | null;
  negativeSlope?: number;
  threshold?: number;
}

/** relu with a slope below the threshold, and a bound. */
export class KerasReLU extends tf.layers.Layer {
  static readonly className = 'KerasReLU';
  private readonly maxValue: number | null;
  private readonly negativeSlope: number;
  private readonly threshold: number;

  constructor({ maxValue = null, negativeSlope = 0, threshold = 0, ...config }: ReLUConfig = {}) {
    super(config);
    this.maxValue = maxValue;
    this.negativeSlope = negativeSlope;
    this.threshold = threshold;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    const { maxValue, negativeSlope, threshold } = this;
    return tf.tidy(() => {
      const above = withoutGradient(x, (given) => tf.cast(tf.greater(given, threshold), 'float32'));
      const kept = tf.mul(x, above);
      // TensorFlow.js has no gradient of a range without width.
      const bounded =
        maxValue === null ? kept : maxValue === 0 ? tf.mul(kept, 0) : tf.clipByValue(kept, 0, maxValue);
      return negativeSlope === 0
        ? bounded
        : tf.sub(bounded, tf.mul(tf.relu(tf.sub(threshold, x)), negativeSlope));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { maxValue, negativeSlope, threshold } = this;
    return { ...super.getConfig(), maxValue, negativeSlope, threshold };
  }
}
tf.serialization.registerClass(KerasReLU);
