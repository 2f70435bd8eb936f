import * as tf from '@tensorflow/tfjs';
import { axisOf, type LayerConfig, only } from '../families/layer-tfjs.js';

interface LocalResponseNormalizationConfig extends LayerConfig {
  depthRadius?: number;
  bias?: number;
  alpha?: number;
  beta?: number;
  axis?: number;
}

/** Divides by what neighbouring channels hold (Krizhevsky et al. 2012, 3.3). */
export class LocalResponseNormalization extends tf.layers.Layer {
  static readonly className = 'LocalResponseNormalization';
  private readonly depthRadius: number;
  private readonly bias: number;
  private readonly alpha: number;
  private readonly beta: number;
  private readonly axis: number;

  constructor(config: LocalResponseNormalizationConfig = {}) {
    super(config);
    this.depthRadius = config.depthRadius ?? 2;
    this.bias = config.bias ?? 2;
    this.alpha = config.alpha ?? 1e-4;
    this.beta = config.beta ?? 0.75;
    this.axis = config.axis ?? -1;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => {
      const total = alongLast(tf.square(x), axisOf(this.axis, x.rank), (squares) => this.neighbours(squares));
      return tf.div(x, tf.pow(tf.add(tf.mul(total, this.alpha), this.bias), this.beta));
    });
  }

  /** Each number with those on both sides added, along the last axis: a product with a band of ones. */
  private neighbours(squares: tf.Tensor): tf.Tensor {
    const channels = squares.shape.at(-1) as number;
    const places = tf.range(0, channels);
    const distances = tf.abs(tf.sub(tf.expandDims(places, 1), tf.expandDims(places, 0)));
    const band = tf.cast(tf.lessEqual(distances, this.depthRadius), 'float32') as tf.Tensor2D;
    const rows = tf.reshape(squares, [-1, channels]) as tf.Tensor2D;
    return tf.reshape(tf.matMul(rows, band), squares.shape);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { depthRadius, bias, alpha, beta, axis } = this;
    return { ...super.getConfig(), depthRadius, bias, alpha, beta, axis };
  }
}
tf.serialization.registerClass(LocalResponseNormalization);

/** What is computed with an axis as the last. */
function alongLast(x: tf.Tensor, axis: number, compute: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  if (axis === x.rank - 1) return compute(x);
  const order = x.shape.map((_, place) => place);
  order[axis] = x.rank - 1;
  order[x.rank - 1] = axis;
  return tf.transpose(compute(tf.transpose(x, order)), order);
}
