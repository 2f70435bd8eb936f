import * as tf from '@tensorflow/tfjs';
import { axisOf, only } from '../families/layer-tfjs.js';
import { type NormalizingConfig, NormalizingLayer } from '../families/normalizing-tfjs.js';

interface LayerNormalizationConfig extends NormalizingConfig {
  axis?: number | number[];
}

/** Layer normalisation over any axes (Ba et al. 2016), with constraints on its weights. */
export class KerasLayerNormalization extends NormalizingLayer {
  static readonly className = 'KerasLayerNormalization';
  private readonly axes: number[];

  constructor(config: LayerNormalizationConfig = {}) {
    super(config);
    // Keras sorts them before it knows how many axes there are: -1 stands before 1.
    this.axes = [config.axis ?? -1].flat().sort((a, b) => a - b);
  }

  protected override weightShape(shape: tf.Shape): tf.Shape {
    return this.axes.map((axis) => shape[axisOf(axis, shape.length)] as number);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => {
      const axes = this.axes.map((axis) => axisOf(axis, x.rank));
      const sizes = x.shape.map((size, axis) => (axes.includes(axis) ? size : 1));
      const { mean, variance } = tf.moments(x, axes, true);
      const { gamma, beta } = this.scaleAndShift();
      // By themselves: together with the variance the scale would be as large as the input.
      const evened = this.evened(x, mean, variance, {});
      const scaled = gamma ? tf.mul(evened, tf.reshape(gamma, sizes)) : evened;
      return beta ? tf.add(scaled, tf.reshape(beta, sizes)) : scaled;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axes };
  }
}
tf.serialization.registerClass(KerasLayerNormalization);
