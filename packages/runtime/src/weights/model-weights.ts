import * as tf from '@tensorflow/tfjs';
import { type NamedArray, readSafetensors, WeightsError, writeSafetensors } from './safetensors.js';

/** How a weight of TensorFlow.js holds one of Keras: its path in Keras' layer, and how the numbers are turned. */
export type WeightForm =
  | string
  | {
      readonly path: string;
      /** The axes of Keras' in the order in which TensorFlow.js has them. Done before `reshape`. */
      readonly transpose?: readonly number[];
      /** Set where TensorFlow.js has another shape: the shape in Keras. */
      readonly reshape?: readonly number[];
    };

/** A layer by its name in the model and in Keras, and its weights in the order of TensorFlow.js. */
export type LayerForm = readonly [layer: string, ...weights: WeightForm[]];

type Variable = tf.layers.Layer['weights'][number];

interface Named {
  readonly name: string;
  readonly variable: Variable;
  readonly transpose: readonly number[] | undefined;
  readonly reshape: readonly number[] | undefined;
}

/** The weights of a model by their names in a file: the layer's name and the path in Keras. */
function namedWeights(model: tf.LayersModel, forms: readonly LayerForm[]): readonly Named[] {
  return forms.flatMap(([layer, ...weights]) => {
    const variables = model.getLayer(layer).weights;
    return weights.map((form, index): Named => {
      const { path, transpose, reshape } =
        typeof form === 'string' ? { path: form, transpose: undefined, reshape: undefined } : form;
      return { name: `${layer}/${path}`, variable: variables[index] as Variable, transpose, reshape };
    });
  });
}

/** The shape in Keras. */
function kerasShape({ variable, transpose, reshape }: Named): readonly number[] {
  if (reshape) return reshape;
  const shape = variable.shape as number[];
  return transpose ? shape.map((_, axis) => shape[transpose.indexOf(axis)] as number) : shape;
}

/**
 * Takes the weights of a `.safetensors` file over, in Keras' names and layouts. All or none: the first that is missing
 * or does not fit is said by name.
 */
export function loadWeights(model: tf.LayersModel, forms: readonly LayerForm[], bytes: Uint8Array): void {
  const arrays = readSafetensors(bytes);
  const named = namedWeights(model, forms);
  const found = named.map((weight): NamedArray => {
    const array = arrays.get(weight.name);
    const shape = kerasShape(weight);
    if (!array) throw new WeightsError(`There is no ${weight.name} in the file: it is of another network.`);
    if (array.shape.join() !== shape.join())
      throw new WeightsError(
        `${weight.name} has the shape ${array.shape.join('×') || 'of one number'} in the file, but ${shape.join('×') || 'one number'} here.`,
      );
    return array;
  });
  const names = new Set(named.map(({ name }) => name));
  const other = [...arrays.keys()].find((name) => !names.has(name));
  if (other !== undefined)
    throw new WeightsError(`The file has a weight ${other}, which this network does not have.`);
  for (const [index, { variable, transpose }] of named.entries()) {
    const { values, shape } = found[index] as NamedArray;
    tf.tidy(() => {
      const given = tf.tensor(values, [...shape]);
      const turned = transpose ? given.transpose([...transpose]) : given;
      variable.write(turned.reshape(variable.shape as number[]));
    });
  }
}

/** The weights of a model as a `.safetensors` file, in Keras' names and layouts. */
export async function saveWeights(
  model: tf.LayersModel,
  forms: readonly LayerForm[],
): Promise<Uint8Array<ArrayBuffer>> {
  const arrays: NamedArray[] = [];
  for (const weight of namedWeights(model, forms)) {
    const shape = kerasShape(weight);
    const value = tf.tidy(() => {
      const { transpose, variable } = weight;
      if (!transpose) return variable.read().clone();
      const turned = variable.read().reshape(transpose.map((axis) => shape[axis] as number));
      return turned.transpose(shape.map((_, axis) => transpose.indexOf(axis)));
    });
    arrays.push({ name: weight.name, shape, values: Float32Array.from(await value.data()) });
    value.dispose();
  }
  return writeSafetensors(arrays);
}
