import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only, onlyShape } from '../families/layer-tfjs.js';

interface ReshapeConfig extends LayerConfig {
  targetShape: number[];
}

/** The numbers of each example in another shape. One size may be -1, what is left, also where sizes are open. */
export class KerasReshape extends tf.layers.Layer {
  static readonly className = 'KerasReshape';
  private readonly targetShape: number[];

  constructor({ targetShape, ...config }: ReshapeConfig) {
    super(config);
    this.targetShape = targetShape;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch = null, ...sizes] = onlyShape(inputShape);
    const known = sizes.filter((size) => size !== null);
    const count = (some: number[]) => some.reduce((all, size) => all * size, 1);
    const others = count(this.targetShape.filter((size) => size !== -1));
    const rest = known.length === sizes.length ? count(known) / others : null;
    return [batch, ...this.targetShape.map((size) => (size === -1 ? rest : size))];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.reshape(x, this.computeOutputShape(x.shape) as number[]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), targetShape: this.targetShape };
  }
}
tf.serialization.registerClass(KerasReshape);
