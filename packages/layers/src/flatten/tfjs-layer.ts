import * as tf from '@tensorflow/tfjs';
import { only, onlyShape } from '../families/layer-tfjs.js';

/** One row for each example, also where that is only known when the data comes. */
export class KerasFlatten extends tf.layers.Layer {
  static readonly className = 'KerasFlatten';

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch = null, ...sizes] = onlyShape(inputShape);
    return [
      batch,
      sizes.reduce((all: number | null, size) => (all === null || size === null ? null : all * size), 1),
    ];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    const [batch = 1, ...sizes] = x.shape;
    return tf.reshape(x, [batch, sizes.reduce((all, size) => all * size, 1)]);
  }
}
tf.serialization.registerClass(KerasFlatten);
