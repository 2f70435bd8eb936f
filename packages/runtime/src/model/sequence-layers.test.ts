import {
  Attention,
  KerasBidirectional,
  KerasConvLSTM2D,
  KerasDot,
  KerasEmbedding,
  KerasGRU,
  KerasLSTM,
  KerasSimpleRNN,
  KerasTimeDistributed,
  MultiHeadAttention,
} from '@netwright/layers/own-layers';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

// What the comparison with Keras does not see of our own layers over sequences: saving, dropping out, keeping a state.

beforeAll(() => {
  tf.enableProdMode();
});

interface Subject {
  readonly make: (config?: object) => tf.layers.Layer;
  readonly inputs: readonly (readonly number[])[];
}

const dropping: ReadonlyMap<string, Subject> = new Map<string, Subject>([
  ['SimpleRNN', { make: (config) => new KerasSimpleRNN({ units: 3, ...config }), inputs: [[4, 5]] }],
  ['LSTM', { make: (config) => new KerasLSTM({ units: 3, ...config }), inputs: [[4, 5]] }],
  ['GRU', { make: (config) => new KerasGRU({ units: 3, ...config }), inputs: [[4, 5]] }],
  [
    'GRU, reset before',
    { make: (config) => new KerasGRU({ units: 3, resetAfter: false, ...config }), inputs: [[4, 5]] },
  ],
  [
    'ConvLSTM2D',
    {
      make: (config) => new KerasConvLSTM2D({ filters: 2, kernelSize: 2, ...config }),
      inputs: [[3, 4, 4, 2]],
    },
  ],
]);

const all: ReadonlyMap<string, Subject> = new Map<string, Subject>([
  ...dropping,
  [
    'Bidirectional',
    {
      make: () =>
        new KerasBidirectional({
          layer: new KerasGRU({ units: 3, returnSequences: true }),
          backward: tf.layers.lstm({ units: 3, returnSequences: true, goBackwards: true }),
          mergeMode: 'mul',
          returnSequences: true,
        }),
      inputs: [[4, 5]],
    },
  ],
  [
    'TimeDistributed',
    {
      make: () =>
        new KerasTimeDistributed({
          layer: new KerasTimeDistributed({ layer: tf.layers.dense({ units: 2 }) }),
        }),
      inputs: [[4, 3, 5]],
    },
  ],
  [
    'Attention',
    {
      make: () => new Attention({ useScale: true, scoreMode: 'concat' }),
      inputs: [
        [4, 5],
        [6, 5],
      ],
    },
  ],
  [
    'MultiHeadAttention',
    {
      make: () =>
        new MultiHeadAttention({
          numHeads: 2,
          keyDim: 3,
          useGate: true,
          slidingWindow: 2,
          outputShape: [2, 2],
        }),
      inputs: [
        [4, 5],
        [6, 5],
      ],
    },
  ],
  ['Embedding', { make: () => new KerasEmbedding({ inputDim: 3, outputDim: 2 }), inputs: [[4]] }],
]);

const dot: Subject = {
  make: () => new KerasDot({ axes: [2, -1], normalize: true }),
  inputs: [[4, 5], [5]],
};

function modelOf(layer: tf.layers.Layer, { inputs }: Subject, batch?: number): tf.LayersModel {
  const entries = inputs.map((shape) =>
    tf.input(batch === undefined ? { shape: [...shape] } : { batchShape: [batch, ...shape] }),
  );
  const outputs = layer.apply(entries.length === 1 ? (entries[0] as tf.SymbolicTensor) : entries);
  return tf.model({ inputs: entries, outputs: outputs as tf.SymbolicTensor });
}

function examplesOf({ inputs }: Subject, batch = 2): tf.Tensor[] {
  return inputs.map((shape, index) => tf.randomUniform([batch, ...shape], 0.1, 1.9, 'float32', 5 + index));
}

function predicted(model: tf.LayersModel, examples: tf.Tensor[], training = false): number[] {
  return tf.tidy(() => [
    ...(
      model.apply(examples.length === 1 ? (examples[0] as tf.Tensor) : examples, { training }) as tf.Tensor
    ).dataSync(),
  ]);
}

function gradientsOf(model: tf.LayersModel, examples: tf.Tensor[]): number[] {
  return tf.tidy(() => {
    const weights = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const { grads } = tf.variableGrads(
      () =>
        tf.sum(
          tf.square(
            model.apply(examples.length === 1 ? (examples[0] as tf.Tensor) : examples, {
              training: true,
            }) as tf.Tensor,
          ),
        ),
      weights,
    );
    return weights.flatMap(({ name }) => [...(grads[name] as tf.Tensor).dataSync()]);
  });
}

function expectClose(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  found.forEach((value, index) => {
    expect(value).toBeCloseTo(wanted[index] as number, 4);
  });
}

it.each([...all, ['Dot', dot] as const])(
  '%s comes back from a file with the same numbers',
  async (_name, subject) => {
    const model = modelOf(subject.make(), subject);
    const again = await tf.models.modelFromJSON(JSON.parse(model.toJSON() as string));
    again.setWeights(model.getWeights());
    const examples = examplesOf(subject);
    expect(predicted(again, examples)).toEqual(predicted(model, examples));
  },
);

describe.each([...all])('%s', (_name, subject) => {
  it('leaves nothing behind when it is trained', () => {
    const model = modelOf(subject.make(), subject);
    const examples = examplesOf(subject);
    gradientsOf(model, examples);
    const before = tf.memory().numTensors;
    gradientsOf(model, examples);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe.each([...dropping])('%s', (_name, subject) => {
  it.each([{ dropout: 1e-9 }, { recurrentDropout: 1e-9 }, { dropout: 1e-9, recurrentDropout: 1e-9 }])(
    'that drops out next to nothing is what it is without: %o',
    (shares) => {
      const plain = modelOf(subject.make(), subject);
      const model = modelOf(subject.make(shares), subject);
      model.setWeights(plain.getWeights());
      const examples = examplesOf(subject);
      expectClose(predicted(model, examples, true), predicted(plain, examples));
      expectClose(gradientsOf(model, examples), gradientsOf(plain, examples));
    },
  );

  it.each([{ dropout: 0.6 }, { recurrentDropout: 0.6 }])('drops out in training only: %o', (shares) => {
    const model = modelOf(subject.make(shares), subject);
    const examples = examplesOf(subject);
    expect(predicted(model, examples)).toEqual(predicted(model, examples));
    const draws = Array.from({ length: 8 }, () => predicted(model, examples, true).join());
    expect(new Set(draws).size).toBeGreaterThan(1);
    const before = tf.memory().numTensors;
    gradientsOf(model, examples);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('goes on where the batch before ended, until it is told to start over', () => {
    const layer = subject.make({ stateful: true });
    const model = modelOf(layer, subject, 2);
    const plain = modelOf(subject.make(), subject);
    plain.setWeights(model.getWeights());
    const examples = examplesOf(subject);
    const twice = examples.map((one) => tf.concat([one, one], 1));
    const long: Subject = { ...subject, inputs: twice.map(({ shape }) => shape.slice(1)) };
    const whole = modelOf(subject.make(), long);
    whole.setWeights(model.getWeights());
    expectClose(predicted(model, examples), predicted(plain, examples));
    expectClose(predicted(model, examples), predicted(whole, twice));
    const before = tf.memory().numTensors;
    gradientsOf(model, examples);
    expect(tf.memory().numTensors).toBe(before);
    model.resetStates();
    expectClose(predicted(model, examples), predicted(plain, examples));
  });
});

it('halves what comes in on average what it drops out half of', () => {
  // A cell that only adds up: its output is the sum of what was not dropped, each made twice as large.
  const layer = new KerasSimpleRNN({ units: 1, activation: 'linear', dropout: 0.5, useBias: false });
  const model = modelOf(layer, { make: () => layer, inputs: [[1, 400]] });
  model.setWeights([tf.ones([400, 1]), tf.ones([1, 1])]);
  const sums = predicted(model, [tf.ones([64, 1, 400])], true);
  const mean = sums.reduce((a, b) => a + b) / sums.length;
  const variance = sums.reduce((a, b) => a + (b - mean) ** 2, 0) / sums.length;
  // 400 draws of 0 or 2: mean 400, variance 400; each bound is five standard errors.
  expect(Math.abs(mean - 400)).toBeLessThan(5 * Math.sqrt(400 / 64));
  expect(Math.abs(variance - 400)).toBeLessThan(5 * 400 * Math.sqrt(2 / 64));
});
