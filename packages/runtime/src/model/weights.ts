import type { TfjsWeight } from '@netwright/layers/tfjs';
import * as tf from '@tensorflow/tfjs';
import type { BuiltModel } from './build.js';

/** A weight under its path in Keras, read and written in Keras' layout. */
export interface KerasWeight {
  readonly node: string;
  readonly path: string;
  readonly trainable: boolean;
  read(): tf.Tensor;
  write(value: tf.Tensor): void;
}

type LayerVariable = tf.layers.Layer['weights'][number];

/** What is behind a weight. Not `write`, which would apply a constraint to what is loaded. */
function valueIn(variable: LayerVariable): tf.Variable {
  return (variable as unknown as { readonly val: tf.Variable }).val;
}

/** All weights of a model, layer by layer. */
export function kerasWeights({ layers }: BuiltModel): readonly KerasWeight[] {
  return [...layers].flatMap(([node, { layer, weights }]) => {
    if (layer.weights.length !== weights.length) {
      const [has, wants] = [layer.weights.map(({ name }) => name), weights.map(({ path }) => path)];
      throw new Error(
        `${layer.name} has the weights ${has.join(', ') || 'none'}, not ${wants.join(', ') || 'none'}.`,
      );
    }
    return layer.weights.map((variable, index) => kerasWeight(node, variable, weights[index] as TfjsWeight));
  });
}

function kerasWeight(
  node: string,
  variable: LayerVariable,
  { path, transpose, reshape }: TfjsWeight,
): KerasWeight {
  const shape = variable.shape as number[];
  return {
    node,
    path,
    trainable: variable.trainable,
    read: () =>
      tf.tidy(() => {
        let value = variable.read();
        if (reshape)
          value = tf.reshape(value, transpose ? transpose.map((axis) => reshape[axis] ?? 1) : [...reshape]);
        return transpose ? tf.transpose(value, inverse(transpose)) : value.clone();
      }),
    write: (given) =>
      tf.tidy(() => {
        const turned = transpose ? tf.transpose(given, [...transpose]) : given;
        const value = reshape ? tf.reshape(turned, shape) : turned;
        if (!tf.util.arraysEqual(value.shape, shape))
          throw new Error(`${variable.name} takes ${shape.join('×')}, not ${value.shape.join('×')}.`);
        valueIn(variable).assign(tf.cast(value, valueIn(variable).dtype));
      }),
  };
}

function inverse(order: readonly number[]): number[] {
  return order.map((_, axis) => order.indexOf(axis));
}
