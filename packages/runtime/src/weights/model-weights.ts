import * as tf from '@tensorflow/tfjs';
import { kerasShape, readInKeras, type Variable, type WeightLayout, writeFromKeras } from './keras-layout.js';
import { type NamedArray, readSafetensors, WeightsError, writeSafetensors } from './safetensors.js';

/** A weight by its path in Keras, with its layout where that is another. */
export type WeightForm = string | WeightLayout;

/** A layer by its name in the model and in Keras, and its weights in the order of TensorFlow.js. */
export type LayerForm = readonly [layer: string, ...weights: WeightForm[]];

interface Named {
  readonly name: string;
  readonly variable: Variable;
  readonly layout: WeightLayout;
}

/** The weights of a model by their names in a file: the layer's name and the path in Keras. */
function namedWeights(model: tf.LayersModel, forms: readonly LayerForm[]): readonly Named[] {
  return forms.flatMap(([layer, ...weights]) => {
    const variables = model.getLayer(layer).weights;
    return weights.map((form, index): Named => {
      const layout = typeof form === 'string' ? { path: form } : form;
      return { name: `${layer}/${layout.path}`, variable: variables[index] as Variable, layout };
    });
  });
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
    const shape = kerasShape(weight.variable, weight.layout);
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
  for (const [index, { variable, layout }] of named.entries()) {
    const { values, shape } = found[index] as NamedArray;
    tf.tidy(() => writeFromKeras(variable, layout, tf.tensor(values, [...shape])));
  }
}

/** The weights of a model as a `.safetensors` file, in Keras' names and layouts. */
export async function saveWeights(
  model: tf.LayersModel,
  forms: readonly LayerForm[],
): Promise<Uint8Array<ArrayBuffer>> {
  const arrays: NamedArray[] = [];
  for (const { name, variable, layout } of namedWeights(model, forms)) {
    const value = readInKeras(variable, layout);
    arrays.push({ name, shape: value.shape, values: Float32Array.from(await value.data()) });
    value.dispose();
  }
  return writeSafetensors(arrays);
}
