import * as tf from '@tensorflow/tfjs';
import {
  type Configured,
  type Constraint,
  constraintOf,
  type Initializer,
  initializerOf,
  type LayerConfig,
  only,
  onlyShape,
  type Regularizer,
  regularizerOf,
  saved,
} from '../families/layer-tfjs.js';

interface PReLUConfig extends LayerConfig {
  alphaInitializer?: Configured<Initializer>;
  alphaRegularizer?: Configured<Regularizer> | null;
  alphaConstraint?: Configured<Constraint> | null;
  sharedAxes?: number[] | null;
}

/** relu with learnt slopes that are shared along some axes, which TensorFlow.js gets wrong on wasm. */
export class KerasPReLU extends tf.layers.Layer {
  static readonly className = 'KerasPReLU';
  private readonly alphaInitializer: Initializer;
  private readonly alphaRegularizer: Regularizer | undefined;
  private readonly alphaConstraint: Constraint | undefined;
  private readonly sharedAxes: number[];
  private alpha: ReturnType<tf.layers.Layer['addWeight']> | undefined;

  constructor({
    alphaInitializer,
    alphaRegularizer,
    alphaConstraint,
    sharedAxes,
    ...config
  }: PReLUConfig = {}) {
    super(config);
    this.alphaInitializer = initializerOf(alphaInitializer, 'zeros');
    this.alphaRegularizer = regularizerOf(alphaRegularizer);
    this.alphaConstraint = constraintOf(alphaConstraint);
    this.sharedAxes = sharedAxes ?? [];
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = onlyShape(inputShape)
      .map((size, axis) => (this.sharedAxes.includes(axis) ? 1 : size))
      .slice(1);
    const { alphaInitializer, alphaRegularizer, alphaConstraint } = this;
    this.alpha = this.addWeight(
      'alpha',
      shape,
      'float32',
      alphaInitializer,
      alphaRegularizer,
      true,
      alphaConstraint,
    );
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => {
      const alpha = (this.alpha as NonNullable<typeof this.alpha>).read();
      return tf.sub(tf.relu(x), tf.mul(alpha, tf.relu(tf.neg(x))));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {
      ...super.getConfig(),
      alphaInitializer: saved(this.alphaInitializer),
      alphaRegularizer: saved(this.alphaRegularizer),
      alphaConstraint: saved(this.alphaConstraint),
      sharedAxes: this.sharedAxes,
    };
  }
}
tf.serialization.registerClass(KerasPReLU);
