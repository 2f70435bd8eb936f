import type * as tf from '@tensorflow/tfjs';
import { mulberry32 } from '../data/split.js';
import type { Parts } from '../data/split-examples.js';
import type { Optimizer } from './optimizer.js';
import type { Objective } from './tally.js';
import { type EpochScores, type Progress, train } from './train.js';
import type { Watcher } from './watchers.js';

/** One phase of a training: what is trained, how long, and how. */
export interface Phase {
  readonly name?: string;
  readonly epochs: number;
  readonly optimizer: () => Optimizer;
  /** Layers by name (`encoder/*`), and whether they train in this phase; all others as they are drawn. */
  readonly trainable?: readonly (readonly [selector: string, trainable: boolean])[];
}

/** How a model is trained. */
export interface Recipe {
  readonly batchSize: number;
  /** Of the split, and of the order of the examples. */
  readonly seed: number;
  /** One for each output of the model. */
  readonly objectives: readonly Objective[];
  readonly phases: readonly Phase[];
  readonly watchers?: () => readonly Watcher[];
}

/** Who looks on while a model is trained, and may stop it. */
export interface Onlooker {
  readonly signal?: { readonly aborted: boolean };
  /** For all phases; left out, each has its own number. */
  readonly epochs?: number;
  onStep?(progress: Progress): void;
  onEpoch?(scores: EpochScores): void;
}

/** Trains a model phase after phase. Epochs are counted through. */
export async function runRecipe(
  model: tf.LayersModel,
  { training, validation }: Parts,
  { batchSize, seed, objectives, phases, watchers }: Recipe,
  onlooker: Onlooker = {},
): Promise<readonly EpochScores[]> {
  const drawn = model.layers.map(({ trainable }) => trainable);
  const next = mulberry32(seed);
  const history: EpochScores[] = [];
  try {
    for (const phase of phases) {
      if (onlooker.signal?.aborted) break;
      for (const [index, layer] of model.layers.entries()) {
        const said = (phase.trainable ?? []).filter(([selector]) => matches(layer.name, selector)).at(-1);
        layer.trainable = said?.[1] ?? (drawn[index] as boolean);
      }
      const done = history.length;
      const optimizer = phase.optimizer();
      try {
        const epochs = await train(model, training, validation, {
          epochs: onlooker.epochs ?? phase.epochs,
          batchSize,
          optimizer,
          objectives,
          next,
          ...(watchers ? { watchers: watchers() } : {}),
          ...(onlooker.signal ? { signal: onlooker.signal } : {}),
          onStep: (progress) => onlooker.onStep?.({ ...progress, epoch: done + progress.epoch }),
          onEpoch: (scores) => onlooker.onEpoch?.({ ...scores, epoch: done + scores.epoch }),
        });
        for (const scores of epochs) history.push({ ...scores, epoch: done + scores.epoch });
      } finally {
        optimizer.dispose();
      }
    }
  } finally {
    for (const [index, layer] of model.layers.entries()) layer.trainable = drawn[index] as boolean;
  }
  return history;
}

/** Whether a name fits a selector: `*` stands for any text, `?` for one character, as in names of files. */
function matches(name: string, selector: string): boolean {
  const pattern = selector
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`, 's').test(name);
}
