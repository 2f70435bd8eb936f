import * as tf from '@tensorflow/tfjs';
import { axisOf, type LayerConfig, onlyShape } from '../families/layer-tfjs.js';

interface SoftmaxConfig extends LayerConfig {
  axis?: number | number[];
}

/** Softmax along any axis, or several together. What a mask of the same shape says 0 to takes no part. */
export class KerasSoftmax extends tf.layers.Layer {
  static readonly className = 'KerasSoftmax';
  private readonly axis: number | number[];

  constructor({ axis = -1, ...config }: SoftmaxConfig = {}) {
    super(config);
    this.axis = axis;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return onlyShape(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x, mask] = [inputs].flat() as [tf.Tensor, tf.Tensor?];
    return tf.tidy(() => {
      const axes = [this.axis].flat().map((axis) => axisOf(axis, x.rank));
      const scores = mask ? tf.add(tf.mul(x, mask), tf.mul(tf.sub(mask, 1), 1e9)) : x;
      const shares = tf.exp(tf.sub(scores, tf.logSumExp(scores, axes, true)));
      return mask ? tf.mul(shares, mask) : shares;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axis };
  }
}
tf.serialization.registerClass(KerasSoftmax);
