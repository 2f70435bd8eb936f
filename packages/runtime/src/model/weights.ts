import type * as tf from '@tensorflow/tfjs';
import { readInKeras, type WeightLayout, writeFromKeras } from '../weights/keras-layout.js';
import type { BuiltModel } from './build.js';

/** A weight under its path in Keras, read and written in Keras' layout. */
export interface KerasWeight {
  readonly node: string;
  readonly path: string;
  readonly trainable: boolean;
  read(): tf.Tensor;
  write(value: tf.Tensor): void;
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
    return layer.weights.map((variable, index): KerasWeight => {
      const layout = weights[index] as WeightLayout;
      return {
        node,
        path: layout.path,
        trainable: variable.trainable,
        read: () => readInKeras(variable, layout),
        write: (value) => writeFromKeras(variable, layout, value),
      };
    });
  });
}
