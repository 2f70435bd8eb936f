import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LayerForm, loadWeights, saveWeights } from './model-weights.js';
import { readSafetensors, writeSafetensors } from './safetensors.js';

const kernel = { name: 'dense/kernel', shape: [2, 1], values: Float32Array.of(3, 4) };
const forms: readonly LayerForm[] = [['dense', 'kernel']];

function model(): tf.LayersModel {
  const kernelConstraint = tf.constraints.maxNorm({ maxValue: 1 });
  const dense = tf.layers.dense({
    units: 1,
    useBias: false,
    kernelConstraint,
    inputShape: [2],
    name: 'dense',
  });
  return tf.sequential({ layers: [dense] });
}

beforeAll(() => tf.setBackend('cpu'));

describe('the weights of a model', () => {
  it('are what the file says, also where training would hold them back', async () => {
    const one = model();
    loadWeights(one, forms, writeSafetensors([kernel]));
    const saved = readSafetensors(await saveWeights(one, forms));
    expect(saved.get('dense/kernel')).toEqual(kernel);
  });

  it('are turned into the layout of TensorFlow.js, and back', async () => {
    const turned: readonly LayerForm[] = [['dense', { path: 'kernel', transpose: [1, 0] }]];
    const one = model();
    const row = { ...kernel, shape: [1, 2] };
    loadWeights(one, turned, writeSafetensors([row]));
    expect(await one.getLayer('dense').weights[0]?.read().array()).toEqual([[3], [4]]);
    expect(readSafetensors(await saveWeights(one, turned)).get('dense/kernel')).toEqual(row);
  });

  it.each([
    [[], 'There is no dense/kernel'],
    [[{ ...kernel, shape: [1, 2] }], 'dense/kernel has the shape 1×2 in the file, but 2×1 here'],
    [[kernel, { ...kernel, name: 'other/kernel' }], 'The file has a weight other/kernel'],
  ])('stay as they are where the file does not fit', async (arrays, message) => {
    const one = model();
    const before = await one.getLayer('dense').weights[0]?.read().array();
    expect(() => loadWeights(one, forms, writeSafetensors(arrays))).toThrow(message);
    expect(await one.getLayer('dense').weights[0]?.read().array()).toEqual(before);
  });

  it('leave no tensors behind', async () => {
    const one = model();
    const before = tf.memory().numTensors;
    loadWeights(one, forms, await saveWeights(one, forms));
    expect(tf.memory().numTensors).toBe(before);
  });
});
