import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mulberry32 } from '../data/split.js';
import type { Examples } from './examples.js';
import { meanSquaredError } from './losses.js';
import { accuracy } from './metrics.js';
import { Optimizer } from './optimizer.js';
import { adam, sgd } from './optimizer-rules.js';
import { constant } from './schedules.js';
import { type EpochScores, type TrainingOptions, train } from './train.js';
import { earlyStopping, reduceOnPlateau, type Watcher } from './watchers.js';

beforeAll(() => tf.setBackend('cpu'));

/** Points on a plane and how far they lie from it: something that a Dense layer learns. */
function points(count: number): Examples {
  const next = mulberry32(1);
  const x = Float32Array.from({ length: 3 * count }, () => next() / 2 ** 31 - 1);
  const y = Float32Array.from({ length: count }, (_, row) => 2 * (x[3 * row] as number) - 0.5);
  return { count, inputs: [{ values: x, shape: [3] }], labels: [{ values: y, shape: [1] }] };
}

const [few, others] = [points(12), points(6)];

type Dense = Parameters<typeof tf.layers.dense>[0];

function modelOf(last: Partial<Dense> = {}): tf.LayersModel {
  const input = tf.input({ shape: [3] });
  const hidden = tf.layers.dense({
    units: 4,
    activation: 'tanh',
    name: 'hidden',
    kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
  });
  const output = tf.layers.dense({
    units: 1,
    name: 'last',
    kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }),
    ...last,
  });
  return tf.model({ inputs: input, outputs: output.apply(hidden.apply(input)) as tf.SymbolicTensor });
}

function optionsOf(options: Partial<TrainingOptions> = {}): TrainingOptions {
  return {
    epochs: 2,
    batchSize: 4,
    optimizer: new Optimizer(sgd(), constant(0.1)),
    objectives: [{ output: 'last', loss: meanSquaredError(), metrics: [accuracy('binary')] }],
    next: mulberry32(7),
    ...options,
  };
}

const valuesOf = (model: tf.LayersModel) => model.getWeights().map((weight) => Array.from(weight.dataSync()));

/** Notes what it is shown after each epoch. */
function noting(seen: (model: tf.LayersModel, done: EpochScores) => void): Watcher {
  return {
    afterEpoch(model, done) {
      seen(model, done);
      return false;
    },
  };
}

describe('the training loop', () => {
  it('learns, and says each step and each epoch', async () => {
    const steps: string[] = [];
    const epochs: number[] = [];
    const history = await train(
      modelOf(),
      few,
      others,
      optionsOf({
        epochs: 20,
        onStep: ({ epoch, step, steps: of }) => steps.push(`${epoch}: ${step}/${of}`),
        onEpoch: ({ epoch }) => epochs.push(epoch),
      }),
    );
    expect(steps.slice(0, 4)).toEqual(['1: 1/3', '1: 2/3', '1: 3/3', '2: 1/3']);
    expect(epochs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect([...(history[0]?.scores.keys() ?? [])]).toEqual(['loss', 'accuracy', 'val_loss', 'val_accuracy']);
    const [first, last] = [history.at(0), history.at(-1)].map((done) => done?.scores.get('val_loss') ?? NaN);
    expect(last).toBeLessThan((first as number) / 4);
  });

  it('goes through the examples in the order that the seed draws', async () => {
    const weights = async (seed: number) => {
      const model = modelOf();
      await train(model, few, others, optionsOf({ next: mulberry32(seed) }));
      return valuesOf(model);
    };
    expect(await weights(1)).toEqual(await weights(1));
    expect(await weights(1)).not.toEqual(await weights(2));
  });

  it('applies the constraint of a weight after each step', async () => {
    const model = modelOf({
      kernelConstraint: tf.constraints.unitNorm({ axis: 0 }),
      biasConstraint: 'nonNeg',
    });
    const norms: number[] = [];
    const kernel = model.getLayer('last').weights[0];
    await train(
      model,
      few,
      others,
      optionsOf({ onStep: () => norms.push(kernel?.read().norm().dataSync()[0] ?? NaN) }),
    );
    expect(norms).toHaveLength(6);
    for (const norm of norms) expect(norm).toBeCloseTo(1, 5);
    const [, bias] = model.getLayer('last').getWeights();
    expect(Math.min(...(bias?.dataSync() ?? [NaN]))).toBeGreaterThanOrEqual(0);
  });

  it('says in words in which step the loss is no number', async () => {
    const options = optionsOf({ optimizer: new Optimizer(sgd(), constant(1e30)), batchSize: 12 });
    await expect(train(modelOf(), few, others, { ...options, epochs: 9 })).rejects.toThrow(
      /^The loss is (NaN|Infinity) in step 1 of epoch [23]\. A smaller learning rate/,
    );
  });

  it('stops before the next step where that is asked for', async () => {
    const signal = { aborted: false };
    let steps = 0;
    const history = await train(
      modelOf(),
      few,
      others,
      optionsOf({
        signal,
        epochs: 9,
        onStep: () => {
          steps++;
          signal.aborted = steps === 5;
        },
      }),
    );
    expect(steps).toBe(5);
    expect(history.map(({ epoch }) => epoch)).toEqual([1]);
  });

  it('leaves out of the loss what a mask hides', async () => {
    const input = tf.input({ shape: [2] });
    const dense = tf.layers.dense({ units: 2, kernelInitializer: 'identity', useBias: false });
    const output = tf.layers.reshape({ targetShape: [2, 1] }).apply(dense.apply(input)) as tf.SymbolicTensor;
    const model = tf.model({ inputs: [input], outputs: [output, input] });
    const data: Examples = {
      count: 1,
      // The input is its own mask: the second step is hidden.
      inputs: [{ values: Float32Array.of(1, 0), shape: [2] }],
      labels: [{ values: Float32Array.of(3, 100), shape: [2, 1] }],
    };
    const [done] = await train(
      model,
      data,
      data,
      optionsOf({
        epochs: 1,
        optimizer: new Optimizer(sgd(), constant(0)),
        objectives: [{ output: 'y', loss: meanSquaredError(), mask: 1, metrics: [] }],
      }),
    );
    expect(done?.scores.get('loss')).toBeCloseTo(4, 5);
    expect(done?.scores.get('val_loss')).toBeCloseTo(4, 5);
  });
});

describe('watchers', () => {
  it('early stopping brings the best weights back', async () => {
    const seen: { loss: number; weights: number[][] }[] = [];
    const model = modelOf();
    // Too large a rate: the loss soon grows.
    const history = await train(
      model,
      few,
      others,
      optionsOf({
        epochs: 30,
        optimizer: new Optimizer(sgd({ momentum: 0.95 }), constant(0.3)),
        watchers: [
          noting((now, { scores }) =>
            seen.push({ loss: scores.get('val_loss') ?? NaN, weights: valuesOf(now) }),
          ),
          earlyStopping({ patience: 2, restoreBestWeights: true }),
        ],
      }),
    );
    const best = seen.reduce((a, b) => (b.loss < a.loss ? b : a));
    expect(history.length).toBeLessThan(30);
    expect(seen.indexOf(best)).toBe(history.length - 3);
    expect(valuesOf(model)).toEqual(best.weights);
  });

  it('early stopping brings them back also where the training fails', async () => {
    const model = modelOf();
    let best: number[][] = [];
    const failing = train(
      model,
      few,
      others,
      optionsOf({
        watchers: [earlyStopping({ restoreBestWeights: true })],
        onEpoch: () => {
          best = valuesOf(model);
        },
        onStep: ({ epoch }) => {
          if (epoch === 2) throw new Error('enough');
        },
      }),
    );
    await expect(failing).rejects.toThrow('enough');
    expect(valuesOf(model)).toEqual(best);
  });

  it('reduces the rate on a plateau, after as many epochs as were asked for, and not below the least', async () => {
    const rates: number[] = [];
    const optimizer = new Optimizer(sgd(), constant(0.08));
    await train(
      modelOf(),
      few,
      others,
      optionsOf({
        epochs: 7,
        optimizer,
        // Nothing is better than before by so much.
        watchers: [
          reduceOnPlateau({ patience: 2, factor: 0.5, minDelta: 1000, minLr: 0.03 }),
          noting(() => rates.push(optimizer.rate)),
        ],
      }),
    );
    const rounded = rates.map((rate) => Number(rate.toFixed(6)));
    expect(rounded).toEqual([0.08, 0.08, 0.04, 0.04, 0.03, 0.03, 0.03]);
  });
});

describe('tensors', () => {
  it('are as many after 50 steps as after the first', async () => {
    const model = modelOf({ kernelConstraint: 'maxNorm', kernelRegularizer: 'l1l2' });
    const counts: number[] = [];
    const optimizer = new Optimizer(adam(), constant(0.01), { globalClipnorm: 1, weightDecay: 0.01 });
    await train(
      model,
      few,
      others,
      optionsOf({ epochs: 17, optimizer, onStep: () => counts.push(tf.memory().numTensors) }),
    );
    expect(counts).toHaveLength(51);
    expect(new Set(counts).size).toBe(1);
  });

  const explode = () => {
    throw new Error('broken');
  };
  it.each<readonly [string, Partial<TrainingOptions>]>([
    ['the loss', { objectives: [{ output: 'last', loss: explode, metrics: [] }] }],
    [
      'the gradient of the loss',
      {
        objectives: [
          {
            output: 'last',
            loss: (_, predictions) =>
              tf.customGrad((x) => ({ value: (x as tf.Tensor).square(), gradFunc: explode }))(predictions),
            metrics: [],
          },
        ],
      },
    ],
    [
      'a metric',
      {
        objectives: [
          {
            output: 'last',
            loss: meanSquaredError(),
            metrics: [{ name: 'bad', measure: explode, result: () => 0 }],
          },
        ],
      },
    ],
    ['the optimiser', { optimizer: new Optimizer({ slots: {}, update: explode }, constant(0.1)) }],
    ['an onlooker', { onStep: explode }],
  ])('are all freed where %s throws in the middle of a step', async (_, options) => {
    const model = modelOf({ kernelConstraint: 'maxNorm' });
    const before = tf.memory().numTensors;
    await expect(train(model, few, others, optionsOf(options))).rejects.toThrow('broken');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('are all freed where examples do not fit the model', async () => {
    const model = modelOf();
    const before = tf.memory().numTensors;
    const wrong = { ...few, inputs: [{ values: new Float32Array(24), shape: [2] }] };
    await expect(train(model, wrong, others, optionsOf())).rejects.toThrow();
    await expect(train(model, few, { ...wrong, count: 6 }, optionsOf())).rejects.toThrow();
    expect(tf.memory().numTensors).toBe(before);
  });
});
