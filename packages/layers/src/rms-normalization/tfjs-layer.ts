import * as tf from '@tensorflow/tfjs';
import { axisOf, type LayerConfig, only, onlyShape } from '../families/layer-tfjs.js';
import type { LayerVariable } from '../families/weight-tfjs.js';

interface RMSNormalizationConfig extends LayerConfig {
  axis?: number | number[];
  epsilon?: number;
}

/** Divides by the root of the mean of the squares, then scales (Zhang and Sennrich 2019). */
export class RMSNormalization extends tf.layers.Layer {
  static readonly className = 'RMSNormalization';
  private readonly axes: number[];
  private readonly epsilon: number;
  private factor: LayerVariable | undefined;

  constructor({ axis = -1, epsilon = 1e-6, ...config }: RMSNormalizationConfig = {}) {
    super(config);
    // Keras sorts them before it knows how many axes there are: -1 stands before 1.
    this.axes = [axis].flat().sort((a, b) => a - b);
    this.epsilon = epsilon;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = onlyShape(inputShape);
    const sizes = this.axes.map((axis) => shape[axisOf(axis, shape.length)] as number);
    this.factor = this.addWeight('scale', sizes, 'float32', tf.initializers.ones());
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => {
      const axes = this.axes.map((axis) => axisOf(axis, x.rank));
      const root = tf.rsqrt(tf.add(tf.mean(tf.square(x), axes, true), this.epsilon));
      // The scale stands along the last axes, whichever were evened out: as in Keras.
      return tf.mul(tf.mul(x, root), (this.factor as LayerVariable).read());
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axes, epsilon: this.epsilon };
  }
}
tf.serialization.registerClass(RMSNormalization);
