import * as tf from '@tensorflow/tfjs';

/** How a weight of TensorFlow.js holds one of Keras: its path in Keras' layer, and how the numbers are turned. */
export interface WeightLayout {
  readonly path: string;
  /** The axes of Keras' in the order in which TensorFlow.js has them. Done before `reshape`. */
  readonly transpose?: readonly number[];
  /** Set where TensorFlow.js has another shape: the shape in Keras. */
  readonly reshape?: readonly number[];
}

export type Variable = tf.layers.Layer['weights'][number];

/** A weight of TensorFlow.js in Keras' shape. */
export function kerasShape({ shape }: Variable, { transpose, reshape }: WeightLayout): readonly number[] {
  const sizes = shape as number[];
  return reshape ?? (transpose ? inverse(transpose).map((axis) => sizes[axis] as number) : sizes);
}

/** The numbers of a weight as Keras has them. */
export function readInKeras(variable: Variable, layout: WeightLayout): tf.Tensor {
  const { transpose } = layout;
  const shape = kerasShape(variable, layout);
  return tf.tidy(() => {
    if (!transpose) return tf.reshape(variable.read(), [...shape]);
    const turned = transpose.map((axis) => shape[axis] as number);
    return tf.transpose(tf.reshape(variable.read(), turned), inverse(transpose));
  });
}

/** Gives a weight the numbers that one of Keras has. */
export function writeFromKeras(variable: Variable, { transpose }: WeightLayout, value: tf.Tensor): void {
  // Not `write`, which would apply a constraint to what is loaded.
  const inside = (variable as unknown as { readonly val: tf.Variable }).val;
  tf.tidy(() => {
    const turned = transpose ? tf.transpose(value, [...transpose]) : value;
    inside.assign(tf.cast(tf.reshape(turned, inside.shape), inside.dtype));
  });
}

function inverse(order: readonly number[]): number[] {
  return order.map((_, axis) => order.indexOf(axis));
}
