import * as tf from '@tensorflow/tfjs';
import { axisOf, type LayerConfig, only } from '../families/layer-tfjs.js';

interface UnitNormalizationConfig extends LayerConfig {
  axis?: number | number[];
}

/** Divides the numbers along some axes by the root of the sum of their squares. */
export class UnitNormalization extends tf.layers.Layer {
  static readonly className = 'UnitNormalization';
  private readonly axes: number[];

  constructor({ axis = -1, ...config }: UnitNormalizationConfig = {}) {
    super(config);
    this.axes = [axis].flat();
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => {
      const axes = this.axes.map((axis) => axisOf(axis, x.rank));
      const squares = tf.sum(tf.square(x), axes, true);
      return tf.mul(x, tf.minimum(tf.rsqrt(squares), 1e12));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axes };
  }
}
tf.serialization.registerClass(UnitNormalization);
