import * as tf from '@tensorflow/tfjs';
import { type Loss, meanLoss } from './losses.js';
import type { Metric } from './metrics.js';

/** What one output of the model learns. */
export interface Objective {
  /** In front of its numbers where there are several outputs. */
  readonly output: string;
  readonly loss: Loss;
  /** The place among the model's outputs of a mask of 0 and 1: the loss leaves out what it masks. */
  readonly mask?: number;
  /** Its share in the loss of the whole. */
  readonly weight?: number;
  readonly metrics: readonly Metric[];
}

/** Numbers by their name in Keras: `loss`, `accuracy`, `val_loss`. */
export type Scores = ReadonlyMap<string, number>;

/** The loss of one output on a batch. */
export function lossOf(
  { loss, mask }: Objective,
  labels: tf.Tensor,
  index: number,
  outputs: readonly tf.Tensor[],
): tf.Scalar {
  return meanLoss(loss(labels, outputs[index] as tf.Tensor), mask === undefined ? undefined : outputs[mask]);
}

/** Adds up losses and metrics over batches. */
export class Tally {
  private examples = 0;
  private readonly losses: number[];
  private readonly sums: number[][][];

  constructor(private readonly objectives: readonly Objective[]) {
    this.losses = objectives.map(() => 0);
    this.sums = objectives.map(({ metrics }) => metrics.map(() => []));
  }

  async add(labels: readonly tf.Tensor[], predictions: readonly tf.Tensor[]): Promise<void> {
    const count = predictions[0]?.shape[0] ?? 0;
    const measured = tf.tidy(() =>
      this.objectives.map((objective, index) => {
        const [wanted, given] = [labels[index] as tf.Tensor, predictions[index] as tf.Tensor];
        const loss = lossOf(objective, wanted, index, predictions).reshape([1]);
        return [loss, ...objective.metrics.map((metric) => metric.measure(wanted, given))];
      }),
    );
    try {
      for (const [index, tensors] of measured.entries()) {
        const [loss, ...metrics] = await Promise.all(tensors.map((tensor) => tensor.data()));
        this.losses[index] =
          (this.losses[index] as number) + count * ((loss as ArrayLike<number>)[0] as number);
        for (const [place, added] of metrics.entries()) {
          const sums = (this.sums[index] as number[][])[place] as number[];
          for (let at = 0; at < added.length; at++) sums[at] = (sums[at] ?? 0) + (added[at] as number);
        }
      }
    } finally {
      tf.dispose(measured);
    }
    this.examples += count;
  }

  /** Means over all examples so far; the loss of the whole is without regularization. */
  scores(): Scores {
    const several = this.objectives.length > 1;
    const scores = new Map<string, number>();
    const mean = (index: number) => (this.losses[index] as number) / Math.max(1, this.examples);
    scores.set(
      'loss',
      this.objectives.reduce((sum, { weight = 1 }, index) => sum + weight * mean(index), 0),
    );
    for (const [index, { output, metrics }] of this.objectives.entries()) {
      const named = (name: string) => (several ? `${output}_${name}` : name);
      if (several) scores.set(named('loss'), mean(index));
      for (const [place, metric] of metrics.entries()) {
        scores.set(named(metric.name), metric.result(this.sums[index]?.[place] ?? []));
      }
    }
    return scores;
  }
}
