import type * as tf from '@tensorflow/tfjs';
import type { Optimizer } from './optimizer.js';
import type { EpochScores } from './train.js';

/** Looks at the numbers after each epoch, as a callback of Keras does. */
export interface Watcher {
  /** True stops the training. */
  afterEpoch(model: tf.LayersModel, done: EpochScores, optimizer: Optimizer): boolean;
  atEnd?(model: tf.LayersModel): void;
}

interface Monitoring {
  readonly monitor?: string;
  readonly minDelta?: number;
  readonly patience?: number;
  readonly mode?: string;
}

/** Whether a number got better by more than `minDelta`. Keras takes accuracies and the like for better when larger. */
function betterThan({ monitor = 'val_loss', mode = 'auto', minDelta = 0 }: Monitoring) {
  const larger = mode === 'max' || (mode === 'auto' && !/loss|error|divergence/.test(monitor));
  return (now: number, before: number) => (larger ? now - minDelta > before : now + minDelta < before);
}

/** Stops when a number does not get better any more. */
export function earlyStopping(
  options: Monitoring & {
    readonly baseline?: number | null;
    readonly restoreBestWeights?: boolean;
    readonly startFromEpoch?: number;
  } = {},
): Watcher {
  const { monitor = 'val_loss', patience = 0, restoreBestWeights = false, startFromEpoch = 0 } = options;
  const better = betterThan(options);
  let best: number | undefined;
  let waited = 0;
  let kept: tf.Tensor[] = [];
  const keep = (model: tf.LayersModel) => {
    for (const weight of kept) weight.dispose();
    kept = model.getWeights().map((weight) => weight.clone());
  };
  return {
    afterEpoch(model, { epoch, scores }) {
      const now = scores.get(monitor);
      if (now === undefined || epoch <= startFromEpoch) return false;
      waited++;
      if (best === undefined || better(now, best)) {
        best = now;
        if (restoreBestWeights) keep(model);
        const baseline = options.baseline ?? null;
        if (baseline === null || better(now, baseline)) waited = 0;
        return false;
      }
      return waited >= patience;
    },
    atEnd(model) {
      if (kept.length > 0) model.setWeights(kept);
      for (const weight of kept) weight.dispose();
      kept = [];
    },
  };
}

/** Lowers the rate when a number does not get better any more. */
export function reduceOnPlateau(
  options: Monitoring & {
    readonly factor?: number;
    readonly cooldown?: number;
    readonly minLr?: number;
  } = {},
): Watcher {
  const { monitor = 'val_loss', factor = 0.1, patience = 10, cooldown = 0, minLr = 0 } = options;
  const better = betterThan({ minDelta: 0.0001, ...options });
  let best: number | undefined;
  let waited = 0;
  let resting = 0;
  return {
    afterEpoch(_model, { scores }, optimizer) {
      const now = scores.get(monitor);
      if (now === undefined) return false;
      if (resting > 0) {
        resting--;
        waited = 0;
      }
      if (best === undefined || better(now, best)) {
        best = now;
        waited = 0;
      } else if (resting === 0 && ++waited >= patience) {
        optimizer.lower(factor, minLr);
        resting = cooldown;
        waited = 0;
      }
      return false;
    },
  };
}
