import * as tf from '@tensorflow/tfjs';

/**
 * A measure of how good predictions are. It is made of sums that can be added up over batches, so that the result
 * does not depend on how the examples are cut into batches.
 */
export interface Metric {
  readonly name: string;
  /** The sums over one batch, as a list. */
  measure(labels: tf.Tensor, predictions: tf.Tensor): tf.Tensor1D;
  /** The measure, of the sums over all batches. */
  result(sums: readonly number[]): number;
}

function share([part = 0, whole = 0]: readonly number[]): number {
  return whole === 0 ? 0 : part / whole;
}

/** The mean of something that is said of each example. */
function meanOf(
  name: string,
  each: (labels: tf.Tensor, predictions: tf.Tensor) => tf.Tensor,
  finish = (mean: number) => mean,
): Metric {
  return {
    name,
    measure: (labels, predictions) => {
      const values = each(labels, predictions).toFloat();
      return tf.stack([values.sum(), tf.scalar(values.size)]) as tf.Tensor1D;
    },
    result: (sums) => finish(share(sums)),
  };
}

/** The share of right answers. Labels are numbers of classes, rows with a one, or zeros and ones for each output. */
export function accuracy(labels: 'ids' | 'oneHot' | 'binary', { threshold = 0.5 } = {}): Metric {
  return meanOf('accuracy', (wanted, given) => {
    if (labels === 'binary')
      return given.greater(threshold).toFloat().equal(wanted.toFloat().reshape(given.shape));
    return idsOf(wanted, given, labels).equal(given.argMax(-1).toInt());
  });
}

/** The share of examples whose class is among the best `k`. */
export function topKAccuracy(labels: 'ids' | 'oneHot', { k = 5, name = 'top_k' } = {}): Metric {
  return meanOf(name, (wanted, given) => {
    const classes = given.shape[given.rank - 1] as number;
    const one = tf.oneHot(idsOf(wanted, given, labels), classes).toFloat();
    const right = given.mul(one).sum(-1, true);
    // In Keras a tie is lost only to classes that stand strictly higher.
    return given.greater(right).toFloat().sum(-1).less(Math.min(k, classes));
  });
}

function idsOf(wanted: tf.Tensor, given: tf.Tensor, labels: 'ids' | 'oneHot'): tf.Tensor {
  return labels === 'oneHot' ? wanted.argMax(-1).toInt() : wanted.reshape(given.shape.slice(0, -1)).toInt();
}

export function absoluteError(): Metric {
  return meanOf('mean_absolute_error', (wanted, given) => given.sub(wanted.reshape(given.shape)).abs());
}

export function squaredError(): Metric {
  return meanOf('mean_squared_error', (wanted, given) => given.sub(wanted.reshape(given.shape)).square());
}

export function rootMeanSquaredError(): Metric {
  const square = (wanted: tf.Tensor, given: tf.Tensor) => given.sub(wanted.reshape(given.shape)).square();
  return meanOf('root_mean_squared_error', square, Math.sqrt);
}

/** How many of the found are right. */
export function precision({ threshold = 0.5 } = {}): Metric {
  return {
    name: 'precision',
    measure: (wanted, given) => {
      const found = given.greater(threshold).toFloat();
      return tf.stack([found.mul(wanted.toFloat().reshape(given.shape)).sum(), found.sum()]) as tf.Tensor1D;
    },
    result: share,
  };
}

/** How many of the right are found. */
export function recall({ threshold = 0.5 } = {}): Metric {
  return {
    name: 'recall',
    measure: (wanted, given) => {
      const right = wanted.toFloat().reshape(given.shape);
      return tf.stack([given.greater(threshold).toFloat().mul(right).sum(), right.sum()]) as tf.Tensor1D;
    },
    result: share,
  };
}

/** The area under the curve of true against false positives, by the trapezoidal rule over the thresholds. */
export function auc({ numThresholds = 200 } = {}): Metric {
  // As in Keras: evenly between 0 and 1, and one just beyond each end.
  const thresholds = Array.from({ length: numThresholds }, (_, index) => index / (numThresholds - 1));
  thresholds[0] = -1e-7;
  thresholds[numThresholds - 1] = 1 + 1e-7;
  return {
    name: 'auc',
    measure: (wanted, given) => {
      const right = wanted.toFloat().reshape([1, -1]);
      const found = given
        .reshape([1, -1])
        .greater(tf.tensor2d(thresholds, [numThresholds, 1]))
        .toFloat();
      const positives = found.mul(right).sum(1);
      const negatives = found.mul(tf.sub(1, right)).sum(1);
      const all = tf.stack([right.sum(), tf.sub(1, right).sum()]);
      return tf.concat([positives, negatives, all]) as tf.Tensor1D;
    },
    result: (sums) => {
      const [right = 0, wrong = 0] = sums.slice(2 * numThresholds);
      let area = 0;
      for (let index = 1; index < numThresholds; index++) {
        const width =
          ratio(sums[numThresholds + index - 1], wrong) - ratio(sums[numThresholds + index], wrong);
        area += (width * (ratio(sums[index - 1], right) + ratio(sums[index], right))) / 2;
      }
      return area;
    },
  };
}

function ratio(part = 0, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
