import { KerasBatchNormalization } from '@netwright/layers/own-layers';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { meanSquaredError } from './losses.js';
import { Optimizer } from './optimizer.js';
import { sgd } from './optimizer-rules.js';
import { type Phase, runRecipe } from './recipe.js';
import { constant } from './schedules.js';
import { trainStep } from './train.js';

// What a phase of the recipe freezes stands still, as in Keras: also running averages, and penalties on weights.

beforeAll(() => tf.setBackend('cpu'));

const objectives = [{ output: 'head', loss: meanSquaredError(), metrics: [] }];
const optimizer = () => new Optimizer(sgd(), constant(0.1));

const part = {
  count: 8,
  inputs: [{ values: Float32Array.from({ length: 16 }, (_, index) => index % 5), shape: [2] }],
  labels: [{ values: new Float32Array(8), shape: [1] }],
};

function build(layer: tf.layers.Layer): tf.LayersModel {
  const input = tf.input({ shape: [2] });
  const head = tf.layers.dense({ units: 1, name: 'head' });
  return tf.model({
    inputs: input,
    outputs: head.apply(layer.apply(input) as tf.SymbolicTensor) as tf.SymbolicTensor,
  });
}

function run(model: tf.LayersModel, ...phases: readonly Partial<Phase>[]) {
  return runRecipe(
    model,
    { training: part, validation: part },
    {
      batchSize: 4,
      seed: 1,
      objectives,
      phases: phases.map((phase) => ({ epochs: 1, optimizer, ...phase })),
    },
  );
}

async function numbersOf(layer: tf.layers.Layer): Promise<number[]> {
  const all = await Promise.all(layer.getWeights().map((weight) => weight.data()));
  return all.flatMap((values) => [...values]);
}

it('a frozen batch normalisation keeps its running averages, and moves them when it is freed', async () => {
  const layer = new KerasBatchNormalization({ name: 'norm' });
  const model = build(layer);
  const before = await numbersOf(layer);
  await run(model, { trainable: [['norm', false]] });
  expect(await numbersOf(layer)).toEqual(before);
  await run(model, { trainable: [['norm', false]] }, {});
  const after = await numbersOf(layer);
  expect(after.every((value, index) => value !== before[index])).toBe(true);
});

it('a penalty on the weights of a layer counts once, and only while it is trained', async () => {
  const shared = tf.layers.dense({
    units: 2,
    useBias: false,
    name: 'shared',
    kernelInitializer: 'ones',
    kernelRegularizer: tf.regularizers.l2({ l2: 1 }),
  });
  const input = tf.input({ shape: [2] });
  const twice = shared.apply(shared.apply(input)) as tf.SymbolicTensor;
  const output = tf.layers
    .dense({ units: 1, name: 'head', kernelInitializer: 'zeros' })
    .apply(twice) as tf.SymbolicTensor;
  const model = tf.model({ inputs: input, outputs: output });
  const step = () =>
    trainStep(
      model,
      { inputs: [tf.ones([4, 2])], labels: [tf.zeros([4, 1])] },
      { objectives, optimizer: new Optimizer(sgd(), constant(0)) },
    );
  expect(await step()).toBeCloseTo(4);
  shared.trainable = false;
  expect(await step()).toBeCloseTo(0);
});
