import * as tf from '@tensorflow/tfjs';
import { applyConstraints } from './constraints.js';
import { type Batch, batchAt, batches, type Examples } from './examples.js';
import type { Optimizer } from './optimizer.js';
import { Pauses } from './pauses.js';
import { lossOf, type Objective, type Scores, Tally } from './tally.js';
import type { Watcher } from './watchers.js';

export interface TrainingOptions {
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimizer: Optimizer;
  readonly objectives: readonly Objective[];
  readonly watchers?: readonly Watcher[];
  /** Random numbers of 32 bits for the order of the examples. */
  readonly next: () => number;
  /** Stops the training before its next step. */
  readonly signal?: { readonly aborted: boolean };
  /** Is told after every step. */
  readonly onStep?: (progress: Progress) => void;
  /** Is told after every epoch. */
  readonly onEpoch?: (scores: EpochScores) => void;
}

export interface Progress {
  readonly epoch: number;
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
}

export interface EpochScores {
  readonly epoch: number;
  readonly scores: Scores;
}

/** Says in words why a training cannot go on. */
export class TrainingError extends Error {}

/**
 * Trains a model. The loop is written out rather than left to `fit`, which applies no constraints, knows neither
 * schedules nor clipping, and leaks tensors where it fails.
 */
export async function train(
  model: tf.LayersModel,
  training: Examples,
  validation: Examples,
  options: TrainingOptions,
): Promise<readonly EpochScores[]> {
  const { watchers = [] } = options;
  try {
    return await epochsOf(model, training, validation, options, watchers);
  } finally {
    // However it ends: the best weights come back, and what was kept is freed.
    for (const watcher of watchers) watcher.atEnd?.(model);
  }
}

async function epochsOf(
  model: tf.LayersModel,
  training: Examples,
  validation: Examples,
  options: TrainingOptions,
  watchers: readonly Watcher[],
): Promise<readonly EpochScores[]> {
  const { epochs, batchSize, signal } = options;
  const history: EpochScores[] = [];
  const steps = Math.ceil(training.count / batchSize);
  const pauses = new Pauses();
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const tally = new Tally(options.objectives);
    let step = 0;
    for (const places of batches(training.count, batchSize, options.next)) {
      if (signal?.aborted) return history;
      const loss = await trainStep(model, batchAt(training, places), options, tally);
      step++;
      if (!Number.isFinite(loss))
        throw new TrainingError(
          `The loss is ${loss} in step ${step} of epoch ${epoch}. A smaller learning rate, or clipped gradients, keep it finite.`,
        );
      options.onStep?.({ epoch, step, steps, loss });
      await pauses.due();
    }
    if (signal?.aborted) return history;
    const scores = new Map(tally.scores());
    for (const [name, score] of await evaluate(model, validation, options)) scores.set(`val_${name}`, score);
    const done = { epoch, scores };
    history.push(done);
    options.onEpoch?.(done);
    if (watchers.map((watcher) => watcher.afterEpoch(model, done, options.optimizer)).some(Boolean)) break;
  }
  return history;
}

/** One step: the loss of the batch before it. */
export async function trainStep(
  model: tf.LayersModel,
  batch: Batch,
  { objectives, optimizer }: Pick<TrainingOptions, 'objectives' | 'optimizer'>,
  tally?: Tally,
): Promise<number> {
  const weights = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  // What outlives a tidy: freed at the end, also where something on the way throws.
  const kept: tf.Tensor[] = [...batch.inputs, ...batch.labels];
  let predictions: tf.Tensor[] = [];
  const computeLoss = () => {
    const outputs = listOf(model.apply(batch.inputs, { training: true }));
    predictions = outputs.map((output) => tf.keep(output.clone()));
    kept.push(...predictions);
    return tf.tidy(() => totalLoss(model, batch.labels, outputs, objectives));
  };
  try {
    // With nothing to train there is a loss all the same.
    const { value, grads } =
      weights.length > 0
        ? gradientsOf(computeLoss, weights)
        : { value: tf.tidy(computeLoss), grads: {} as tf.NamedTensorMap };
    kept.push(value, ...Object.values(grads));
    optimizer.apply(weights, grads);
    applyConstraints(model);
    if (tally) await tally.add(batch.labels, predictions);
    const [loss] = await value.data();
    return loss as number;
  } finally {
    tf.dispose(kept);
  }
}

/** TensorFlow.js keeps what the gradients need until it has them, and never frees it where it does not get so far. */
function gradientsOf(
  loss: () => tf.Scalar,
  weights: tf.Variable[],
): { value: tf.Scalar; grads: tf.NamedTensorMap } {
  try {
    return tf.tidy(() => tf.variableGrads(loss, weights));
  } catch (error) {
    const { state } = tf.engine();
    for (const { saved = [] } of state.activeTape ?? []) tf.dispose(saved);
    state.activeTape = [];
    throw error;
  }
}

/** Loss and metrics over some examples, without training. */
export async function evaluate(
  model: tf.LayersModel,
  examples: Examples,
  { objectives, batchSize }: Pick<TrainingOptions, 'objectives' | 'batchSize'>,
): Promise<Scores> {
  const tally = new Tally(objectives);
  const pauses = new Pauses();
  for (const places of batches(examples.count, batchSize)) {
    const { inputs, labels } = batchAt(examples, places);
    let predictions: tf.Tensor[] = [];
    try {
      predictions = tf.tidy(() => listOf(model.apply(inputs, { training: false })));
      await tally.add(labels, predictions);
    } finally {
      tf.dispose([inputs, labels, predictions]);
    }
    await pauses.due();
  }
  const regularization = tf.tidy(() => sumOf(penalties(model)));
  const [extra] = await regularization.data();
  regularization.dispose();
  const scores = new Map(tally.scores());
  scores.set('loss', (scores.get('loss') ?? 0) + (extra as number));
  return scores;
}

function totalLoss(
  model: tf.LayersModel,
  labels: readonly tf.Tensor[],
  outputs: readonly tf.Tensor[],
  objectives: readonly Objective[],
): tf.Scalar {
  const losses = objectives.map((objective, index) =>
    lossOf(objective, labels[index] as tf.Tensor, index, outputs).mul(objective.weight ?? 1),
  );
  return sumOf([...losses, ...penalties(model)]);
}

/**
 * What layers add to the loss, as in Keras: once however often a layer is applied, and on weights only while they are
 * trained. TF.js counts a shared layer at each place, and a frozen one too.
 */
function penalties(model: tf.LayersModel): tf.Tensor[] {
  return model.layers.flatMap((layer) =>
    layer.trainable || layer.weights.length === 0 ? layer.calculateLosses() : [],
  );
}

function sumOf(numbers: readonly tf.Tensor[]): tf.Scalar {
  return numbers.length === 0 ? tf.scalar(0) : (tf.addN([...numbers]) as tf.Scalar);
}

function listOf(outputs: unknown): tf.Tensor[] {
  return (Array.isArray(outputs) ? outputs : [outputs]) as tf.Tensor[];
}
