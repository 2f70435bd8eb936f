import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mulberry32 } from '../data/split.js';
import type { Parts } from '../data/split-examples.js';
import { meanSquaredError } from './losses.js';
import { Optimizer } from './optimizer.js';
import { adam, sgd } from './optimizer-rules.js';
import { type Phase, type Recipe, runRecipe } from './recipe.js';
import { constant } from './schedules.js';

beforeAll(() => tf.setBackend('cpu'));

function part(count: number) {
  const next = mulberry32(3);
  const values = Float32Array.from({ length: 2 * count }, () => next() / 2 ** 32);
  return {
    count,
    inputs: [{ values, shape: [2] }],
    labels: [{ values: values.map((value) => 3 * value), shape: [2] }],
  };
}

const data: Parts = { training: part(8), validation: part(4) };

function modelOf(frozen: readonly string[] = []): tf.LayersModel {
  const input = tf.input({ shape: [2] });
  const names = ['encoder/a', 'encoder/b', 'head'];
  const output = names.reduce<tf.SymbolicTensor>(
    (x, name) =>
      tf.layers.dense({ units: 2, name, trainable: !frozen.includes(name) }).apply(x) as tf.SymbolicTensor,
    input,
  );
  return tf.model({ inputs: input, outputs: output });
}

function recipeOf(...phases: readonly Partial<Phase>[]): Recipe {
  return {
    batchSize: 4,
    seed: 5,
    objectives: [{ output: 'head', loss: meanSquaredError(), metrics: [] }],
    phases: phases.map((phase) => ({
      epochs: 1,
      optimizer: () => new Optimizer(sgd(), constant(0.05)),
      ...phase,
    })),
  };
}

function weightsOf(model: tf.LayersModel): Record<string, number[]> {
  return Object.fromEntries(
    model.layers
      .filter(({ weights }) => weights.length > 0)
      .map((layer) => [layer.name, layer.getWeights().flatMap((weight) => Array.from(weight.dataSync()))]),
  );
}

/** The layers whose weights are others than before. */
function changed(before: Record<string, number[]>, after: Record<string, number[]>): string[] {
  return Object.keys(before).filter((name) => String(before[name]) !== String(after[name]));
}

describe('a recipe', () => {
  it('trains in each phase what the phase says, and leaves the rest as it is', async () => {
    const model = modelOf();
    const seen = [weightsOf(model)];
    await runRecipe(
      model,
      data,
      recipeOf(
        { trainable: [['encoder/*', false]] },
        {
          trainable: [
            ['*', false],
            ['encoder/?', true],
            ['encoder/b', false],
          ],
        },
        {},
      ),
      { onEpoch: () => void seen.push(weightsOf(model)) },
    );
    const phases = seen.slice(1).map((after, index) => changed(seen[index] ?? {}, after));
    expect(phases).toEqual([['head'], ['encoder/a'], ['encoder/a', 'encoder/b', 'head']]);
  });

  it('takes layers that were drawn frozen for frozen, and gives them back as they were drawn', async () => {
    const model = modelOf(['encoder/a']);
    const before = weightsOf(model);
    await runRecipe(model, data, recipeOf({}));
    expect(changed(before, weightsOf(model))).toEqual(['encoder/b', 'head']);
    await runRecipe(model, data, recipeOf({ trainable: [['*', true]] }));
    expect(changed(before, weightsOf(model))).toContain('encoder/a');
    expect(model.layers.slice(1).map(({ trainable }) => trainable)).toEqual([false, true, true]);
  });

  it('gives them back also where the training fails', async () => {
    const model = modelOf();
    const failing = runRecipe(model, data, recipeOf({ trainable: [['*', false]] }), {
      onStep: () => {
        throw new Error('enough');
      },
    });
    await expect(failing).rejects.toThrow('enough');
    expect(model.layers.slice(1).map(({ trainable }) => trainable)).toEqual([true, true, true]);
  });

  it('takes no sign in a selector for more than it is', async () => {
    const model = modelOf();
    const before = weightsOf(model);
    const selectors = ['head.', '(.+)+$', 'hea[d]', 'encoder', 'Head', ''];
    await runRecipe(
      model,
      data,
      recipeOf({ trainable: selectors.map((selector) => [selector, false] as const) }),
    );
    expect(changed(before, weightsOf(model))).toEqual(['encoder/a', 'encoder/b', 'head']);
  });

  it('counts epochs through all phases', async () => {
    const epochs: number[] = [];
    const history = await runRecipe(modelOf(), data, recipeOf({ epochs: 2 }, { epochs: 1 }), {
      onStep: ({ epoch }) => void epochs.push(epoch),
    });
    expect(history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(epochs).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('goes into no further phase where it was stopped', async () => {
    const signal = { aborted: false };
    const history = await runRecipe(modelOf(), data, recipeOf({}, {}), {
      signal,
      onEpoch: () => {
        signal.aborted = true;
      },
    });
    expect(history).toHaveLength(1);
  });

  it('frees what its optimisers remember', async () => {
    const model = modelOf();
    const before = tf.memory().numTensors;
    await runRecipe(model, data, recipeOf({ optimizer: () => new Optimizer(adam(), constant(0.01)) }));
    expect(tf.memory().numTensors).toBe(before);
  });
});
