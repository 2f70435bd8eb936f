import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { losses, metrics, optimizers, schedules } from '@netwright/runtime/training';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { describeWith, root } from '../../src/environment.js';

// What a training is made of besides layers, against the real Keras with the same numbers.

interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** Numbers without a pattern that are the same in each run, from 0 to 1. */
function numbers(shape: readonly number[], seed: number): Numbers {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Array.from({ length: size }, (_, index) => {
    const wave = Math.sin((index + 1) * 12.9898 + seed * 78.233) * 43758.5453;
    return Math.fround(wave - Math.floor(wave));
  });
  return { shape, values };
}

const mapped = ({ shape, values }: Numbers, change: (value: number) => number): Numbers => ({
  shape,
  values: values.map((value) => Math.fround(change(value))),
});
const tensor = ({ shape, values }: Numbers) => tf.tensor([...values], [...shape]);

const softmax = (logits: Numbers): Numbers => ({
  shape: logits.shape,
  values: Array.from(tf.softmax(tensor(logits)).dataSync()),
});
const ids = mapped(numbers([6, 4], 1), (value) => Math.floor(value * 5));
const bits = mapped(numbers([6, 5], 2), Math.round);
const any = numbers([6, 5], 3);
const oneHot: Numbers = {
  shape: [6, 4, 5],
  values: ids.values.flatMap((id) => [0, 1, 2, 3, 4].map((place) => (place === id ? 1 : 0))),
};
const logits = mapped(numbers([6, 4, 5], 4), (value) => 4 * value - 2);
const classes = softmax(logits);
const flatLogits = mapped(numbers([6, 5], 5), (value) => 8 * value - 4);
const probabilities = numbers([6, 5], 6);
const flatClasses = softmax(flatLogits);

type Config = Readonly<Record<string, number | boolean | null | string>>;
const keras = (config: Config) =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/(beta)(\d)/, '$1_$2'),
      value,
    ]),
  );

type LossRow = readonly [object: string, config: Config, labels: Numbers, predictions: Numbers];
const lossRows: readonly LossRow[] = [
  ['SparseCategoricalCrossentropy', {}, ids, classes],
  ['SparseCategoricalCrossentropy', { fromLogits: true }, ids, logits],
  ['SparseCategoricalCrossentropy', { ignoreClass: 2 }, ids, classes],
  ['CategoricalCrossentropy', {}, oneHot, classes],
  ['CategoricalCrossentropy', { fromLogits: true, labelSmoothing: 0.1 }, oneHot, logits],
  ['CategoricalFocalCrossentropy', {}, oneHot, classes],
  [
    'CategoricalFocalCrossentropy',
    { alpha: 0.5, gamma: 1.5, fromLogits: true, labelSmoothing: 0.2 },
    oneHot,
    logits,
  ],
  ['BinaryCrossentropy', {}, bits, probabilities],
  ['BinaryCrossentropy', { fromLogits: true, labelSmoothing: 0.1 }, bits, flatLogits],
  ['BinaryFocalCrossentropy', {}, bits, probabilities],
  [
    'BinaryFocalCrossentropy',
    { applyClassBalancing: true, alpha: 0.4, gamma: 3, fromLogits: true },
    bits,
    flatLogits,
  ],
  ['MeanSquaredError', {}, any, flatLogits],
  ['MeanAbsoluteError', {}, any, flatLogits],
  ['MeanAbsolutePercentageError', {}, any, flatLogits],
  ['MeanSquaredLogarithmicError', {}, any, flatLogits],
  ['Huber', {}, any, flatLogits],
  ['Huber', { delta: 0.5 }, any, flatLogits],
  ['LogCosh', {}, any, flatLogits],
  ['Poisson', {}, any, probabilities],
  ['KLDivergence', {}, flatClasses, softmax(any)],
  ['CosineSimilarity', {}, any, flatLogits],
  ['CosineSimilarity', { axis: 0 }, any, flatLogits],
  ['Dice', {}, bits, probabilities],
];

type MetricRow = readonly [
  object: string,
  config: Config,
  made: metrics.Metric,
  labels: Numbers,
  predictions: Numbers,
];
const metricRows: readonly MetricRow[] = [
  ['SparseCategoricalAccuracy', {}, metrics.accuracy('ids'), ids, classes],
  ['CategoricalAccuracy', {}, metrics.accuracy('oneHot'), oneHot, classes],
  ['BinaryAccuracy', {}, metrics.accuracy('binary'), bits, probabilities],
  ['TopKCategoricalAccuracy', { k: 2 }, metrics.topKAccuracy('oneHot', { k: 2 }), oneHot, classes],
  ['SparseTopKCategoricalAccuracy', { k: 3 }, metrics.topKAccuracy('ids', { k: 3 }), ids, classes],
  ['MeanAbsoluteError', {}, metrics.absoluteError(), any, flatLogits],
  ['MeanSquaredError', {}, metrics.squaredError(), any, flatLogits],
  ['RootMeanSquaredError', {}, metrics.rootMeanSquaredError(), any, flatLogits],
  ['Precision', {}, metrics.precision(), bits, probabilities],
  ['Recall', {}, metrics.recall(), bits, probabilities],
  ['AUC', {}, metrics.auc(), bits, probabilities],
  ['AUC', { numThresholds: 20 }, metrics.auc({ numThresholds: 20 }), bits, probabilities],
];

type OptimizerRow = readonly [object: string, own: Config, common?: Config];
const optimizerRows: readonly OptimizerRow[] = [
  ['SGD', {}],
  ['SGD', { momentum: 0.9 }],
  ['SGD', { momentum: 0.8, nesterov: true }, { weightDecay: 0.01 }],
  ['SGD', {}, { clipnorm: 0.5 }],
  ['SGD', {}, { globalClipnorm: 0.5 }],
  ['SGD', {}, { clipvalue: 0.1 }],
  ['RMSprop', {}],
  ['RMSprop', { rho: 0.8, momentum: 0.5, epsilon: 1e-3, centered: true }],
  ['Adam', {}],
  ['Adam', { beta1: 0.8, beta2: 0.9, epsilon: 1e-3, amsgrad: true }],
  ['AdamW', {}, { weightDecay: 0.004 }],
  ['Nadam', {}],
  ['Adamax', {}],
  ['Adagrad', {}],
  ['Adadelta', {}],
  ['Lion', {}],
];

type ScheduleRow = readonly [object: string, config: Config];
const scheduleRows: readonly ScheduleRow[] = [
  ['ExponentialDecay', { initialLearningRate: 0.1, decaySteps: 7, decayRate: 0.5 }],
  ['ExponentialDecay', { initialLearningRate: 0.1, decaySteps: 7, decayRate: 0.5, staircase: true }],
  ['InverseTimeDecay', { initialLearningRate: 0.1, decaySteps: 7, decayRate: 0.5, staircase: true }],
  ['CosineDecay', { initialLearningRate: 0.1, decaySteps: 20, alpha: 0.1 }],
  ['CosineDecay', { initialLearningRate: 0.01, decaySteps: 20, warmupTarget: 0.1, warmupSteps: 5 }],
  ['CosineDecayRestarts', { initialLearningRate: 0.1, firstDecaySteps: 6, alpha: 0.1 }],
  ['CosineDecayRestarts', { initialLearningRate: 0.1, firstDecaySteps: 6, tMul: 1, mMul: 0.5 }],
  ['PolynomialDecay', { initialLearningRate: 0.1, decaySteps: 10, power: 2 }],
  ['PolynomialDecay', { initialLearningRate: 0.1, decaySteps: 10, cycle: true }],
];
const steps = [0, 1, 3, 5, 7, 11, 19, 25, 60];

const weights = [numbers([3, 2], 20), numbers([4], 21)];
const gradients = [0, 1, 2, 3, 4].map((step) =>
  weights.map(({ shape }, index) => mapped(numbers(shape, 30 + 2 * step + index), (value) => value - 0.4)),
);

const rate = 0.05;
const questions = [
  ...lossRows.map(([object, config, labels, predictions]) => ({
    about: 'loss',
    object,
    config: keras(config),
    labels,
    predictions,
  })),
  ...metricRows.map(([object, config, , labels, predictions]) => ({
    about: 'metric',
    object,
    config: keras(config),
    labels,
    predictions,
  })),
  ...optimizerRows.map(([object, own, common = {}]) => ({
    about: 'optimizer',
    object,
    config: { learning_rate: rate, ...keras(own), ...keras(common) },
    weights,
    gradients,
  })),
  ...scheduleRows.map(([object, config]) => ({ about: 'schedule', object, config: keras(config), steps })),
];

interface Answer {
  readonly value: number;
  readonly gradient: readonly number[];
  readonly steps: readonly (readonly (readonly number[])[])[];
  readonly rates: readonly number[];
}

function expectClose(ours: ArrayLike<number>, theirs: readonly number[], bound = 1e-5): void {
  expect(ours.length).toBe(theirs.length);
  const scale = Math.max(1, ...theirs.map(Math.abs));
  for (const [index, value] of theirs.entries())
    expect(Math.abs((ours[index] as number) - value)).toBeLessThanOrEqual(bound * scale);
}

const camel = (name: string) =>
  name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (letters) => letters.toLowerCase());

describeWith('python', 'training', (python) => {
  let answers: Answer[];
  let next = 0;

  beforeAll(async () => {
    await tf.setBackend('cpu');
    const folder = mkdtempSync(join(tmpdir(), 'netwright-'));
    const file = join(folder, 'questions.json');
    writeFileSync(file, JSON.stringify(questions));
    const script = join(root, 'tests/conformance/training/answers.py');
    const text = execFileSync(python, [script, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    answers = JSON.parse(text);
    rmSync(folder, { recursive: true });
  }, 120_000);

  for (const [object, config, labels, predictions] of lossRows) {
    const at = next++;
    it(`${object} ${JSON.stringify(config)}`, () => {
      const make = losses[camel(object) as keyof typeof losses] as (config: object) => losses.Loss;
      const loss = make(config);
      const wanted = tensor(labels);
      const { value, grad } = tf.valueAndGrad((given) => losses.meanLoss(loss(wanted, given)))(
        tensor(predictions),
      );
      const answer = answers[at] as Answer;
      expectClose(value.dataSync(), [answer.value]);
      expectClose(grad.dataSync(), answer.gradient);
    });
  }

  for (const [object, config, made, labels, predictions] of metricRows) {
    const at = next++;
    it(`${object} ${JSON.stringify(config)}`, () => {
      const sums: number[] = [];
      const [wanted, given] = [tensor(labels), tensor(predictions)];
      for (const half of [0, 1]) {
        const part = (whole: tf.Tensor) => whole.slice([(half * 6) / 2], [3]);
        const measured = made.measure(part(wanted), part(given)).dataSync();
        measured.forEach((value, index) => {
          sums[index] = (sums[index] ?? 0) + value;
        });
      }
      expectClose([made.result(sums)], [(answers[at] as Answer).value]);
    });
  }

  for (const [object, own, common = {}] of optimizerRows) {
    const at = next++;
    it(`${object} ${JSON.stringify({ ...own, ...common })}`, () => {
      const name = object === 'AdamW' ? 'adam' : camel(object === 'RMSprop' ? 'Rmsprop' : object);
      const make = optimizers.rules[name as keyof typeof optimizers.rules] as (
        options: object,
      ) => optimizers.UpdateRule;
      const optimizer = new optimizers.Optimizer(make(own), () => rate, common);
      const variables = weights.map((weight) => tf.variable(tensor(weight)));
      for (const [step, given] of gradients.entries()) {
        optimizer.apply(
          variables,
          Object.fromEntries(
            variables.map((variable, index) => [variable.name, tensor(given[index] as Numbers)]),
          ),
        );
        const theirs = (answers[at] as Answer).steps[step] as readonly (readonly number[])[];
        for (const [index, variable] of variables.entries())
          expectClose(variable.dataSync(), theirs[index] as readonly number[]);
      }
    });
  }

  for (const [object, config] of scheduleRows) {
    const at = next++;
    it(`${object} ${JSON.stringify(config)}`, () => {
      const make = schedules[camel(object) as keyof typeof schedules] as (
        config: object,
      ) => schedules.Schedule;
      expectClose(steps.map(make(config as object)), (answers[at] as Answer).rates);
    });
  }
});
