import * as tf from '@tensorflow/tfjs';
import { allShapes, type LayerConfig } from '../families/layer-tfjs.js';

interface DotConfig extends LayerConfig {
  axes: number | [number, number];
  normalize?: boolean;
}

/** Products summed along an axis of each of two inputs of any rank; normalised as Keras does it. */
export class KerasDot extends tf.layers.Layer {
  static readonly className = 'KerasDot';
  private readonly axes: number | [number, number];
  private readonly normalize: boolean;

  constructor({ axes, normalize = false, ...config }: DotConfig) {
    super(config);
    this.axes = axes;
    this.normalize = normalize;
  }

  /** Where the axis of an input stands, counted from the front. */
  private place(input: 0 | 1, rank: number): number {
    const axis = Array.isArray(this.axes) ? this.axes[input] : this.axes;
    return ((axis % rank) + rank) % rank;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [a = [], b = []] = allShapes(inputShape);
    const [left, right] = [this.place(0, a.length), this.place(1, b.length)];
    const shape = [
      ...a.filter((_, axis) => axis !== left),
      ...b.filter((_, axis) => axis !== right).slice(1),
    ];
    return shape.length === 1 ? [...shape, 1] : shape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [a, b] = inputs as [tf.Tensor, tf.Tensor];
      const [left, right] = [this.place(0, a.rank), this.place(1, b.rank)];
      const rows = this.asRows(a, left);
      const columns = this.asRows(b, right);
      const shape = this.computeOutputShape([a.shape, b.shape]) as number[];
      return tf.reshape(tf.matMul(rows, columns, false, true), shape);
    });
  }

  /** Batch, all other axes as one, and the axis that is summed along. */
  private asRows(x: tf.Tensor, axis: number): tf.Tensor {
    const scaled = this.normalize ? unitLength(x, axis) : x;
    const others = x.shape.map((_, place) => place).filter((place) => place !== axis);
    const turned = axis === x.rank - 1 ? scaled : tf.transpose(scaled, [...others, axis]);
    const [batch = 1] = x.shape;
    const summed = x.shape[axis] ?? 1;
    return tf.reshape(turned, [batch, x.size / batch / summed, summed]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axes: this.axes, normalize: this.normalize };
  }
}
tf.serialization.registerClass(KerasDot);

/** Scaled to length 1 along an axis. */
function unitLength(x: tf.Tensor, axis: number): tf.Tensor {
  return tf.div(x, tf.sqrt(tf.maximum(tf.sum(tf.square(x), axis, true), 1e-14)));
}
