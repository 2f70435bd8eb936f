import * as tf from '@tensorflow/tfjs';

/**
 * The loss of each example, and of each place where an example has several: the axes of the predictions without the
 * last. One number without axes where it is said of a batch only. Labels and predictions have the batch as first axis.
 */
export type Loss = (labels: tf.Tensor, predictions: tf.Tensor) => tf.Tensor;

/** The loss of a batch: the mean, of what a mask of 0 and 1 lets through where there is one. */
export function meanLoss(losses: tf.Tensor, mask?: tf.Tensor): tf.Scalar {
  if (!mask || losses.rank === 0) return losses.mean();
  const counted = mask.toFloat();
  const places = losses.shape.slice(counted.rank).reduce((product, size) => product * size, 1);
  const widened = counted.reshape([...counted.shape, ...losses.shape.slice(counted.rank).map(() => 1)]);
  return losses.mul(widened).sum().div(tf.maximum(counted.sum(), 1).mul(places));
}

/** Keras keeps logarithms and quotients this far from zero. */
const epsilon = 1e-7;

interface Smoothed {
  readonly fromLogits?: boolean;
  readonly labelSmoothing?: number;
}

/** One class of several, given by its number; labels are `[...]` where predictions are `[..., classes]`. */
export function sparseCategoricalCrossentropy({
  fromLogits = false,
  ignoreClass = null,
}: {
  readonly fromLogits?: boolean;
  readonly ignoreClass?: number | null;
} = {}): Loss {
  return (labels, predictions) => {
    const classes = predictions.shape[predictions.rank - 1] as number;
    const numbers = labels.reshape(predictions.shape.slice(0, -1)).toInt();
    const kept = ignoreClass === null ? undefined : numbers.notEqual(ignoreClass);
    const known = kept ? tf.where(kept, numbers, tf.zerosLike(numbers)) : numbers;
    const losses = tf
      .oneHot(known.toInt(), classes)
      .toFloat()
      .mul(logarithms(predictions, fromLogits))
      .sum(-1)
      .neg();
    if (!kept) return losses;
    const counted = kept.toFloat();
    return losses.mul(counted).sum().div(tf.maximum(counted.sum(), 1));
  };
}

/** One class of several, given as a row of zeros with a one. */
export function categoricalCrossentropy({ fromLogits = false, labelSmoothing = 0 }: Smoothed = {}): Loss {
  return (labels, predictions) =>
    smoothed(labels, labelSmoothing, predictions.shape[predictions.rank - 1] as number)
      .mul(logarithms(predictions, fromLogits))
      .sum(-1)
      .neg();
}

/** Cross-entropy that looks at the hard examples (Lin et al. 2017). */
export function categoricalFocalCrossentropy({
  alpha = 0.25,
  gamma = 2,
  fromLogits = false,
  labelSmoothing = 0,
}: Smoothed & { readonly alpha?: number; readonly gamma?: number } = {}): Loss {
  return (labels, predictions) => {
    const wanted = smoothed(labels, labelSmoothing, predictions.shape[predictions.rank - 1] as number);
    const given = shares(fromLogits ? tf.softmax(predictions) : predictions);
    const weights = tf.sub(1, given).pow(gamma).mul(alpha);
    return weights.mul(wanted).mul(given.log()).sum(-1).neg();
  };
}

/** Yes or no, for each output. */
export function binaryCrossentropy({ fromLogits = false, labelSmoothing = 0 }: Smoothed = {}): Loss {
  return (labels, predictions) => {
    const wanted = smoothed(alike(labels, predictions), labelSmoothing, 2);
    return (fromLogits ? binaryOfLogits(wanted, predictions) : binaryTerms(wanted, predictions)).mean(-1);
  };
}

/** Yes or no, looking at the hard examples. */
export function binaryFocalCrossentropy({
  applyClassBalancing = false,
  alpha = 0.25,
  gamma = 2,
  fromLogits = false,
  labelSmoothing = 0,
}: Smoothed & {
  readonly applyClassBalancing?: boolean;
  readonly alpha?: number;
  readonly gamma?: number;
} = {}): Loss {
  return (labels, predictions) => {
    const wanted = smoothed(alike(labels, predictions), labelSmoothing, 2);
    const given = fromLogits ? predictions.sigmoid() : predictions;
    const right = wanted.mul(given).add(tf.sub(1, wanted).mul(tf.sub(1, given)));
    const focused = tf.sub(1, right).pow(gamma).mul(binaryTerms(wanted, given));
    if (!applyClassBalancing) return focused.mean(-1);
    return wanted
      .mul(alpha)
      .add(tf.sub(1, wanted).mul(1 - alpha))
      .mul(focused)
      .mean(-1);
  };
}

export function meanSquaredError(): Loss {
  return (labels, predictions) => predictions.sub(alike(labels, predictions)).square().mean(-1);
}

export function meanAbsoluteError(): Loss {
  return (labels, predictions) => predictions.sub(alike(labels, predictions)).abs().mean(-1);
}

/** The differences in per cent of the labels. */
export function meanAbsolutePercentageError(): Loss {
  return (labels, predictions) => {
    const wanted = alike(labels, predictions);
    return wanted.sub(predictions).div(tf.maximum(wanted.abs(), epsilon)).abs().mean(-1).mul(100);
  };
}

export function meanSquaredLogarithmicError(): Loss {
  const logarithm = (x: tf.Tensor) => tf.maximum(x, epsilon).add(1).log();
  return (labels, predictions) =>
    logarithm(predictions)
      .sub(logarithm(alike(labels, predictions)))
      .square()
      .mean(-1);
}

/** Squared near zero, absolute farther than `delta` from it (Huber 1964). */
export function huber({ delta = 1 } = {}): Loss {
  return (labels, predictions) => {
    const error = predictions.sub(alike(labels, predictions)).abs();
    // The part of the error that is squared, and the rest: a choice by comparison would have no gradient in TF.js.
    const near = tf.minimum(error, delta);
    return near.square().mul(0.5).add(error.sub(near).mul(delta)).mean(-1);
  };
}

/** The logarithm of the hyperbolic cosine: a smooth absolute difference. */
export function logCosh(): Loss {
  return (labels, predictions) => {
    const error = predictions.sub(alike(labels, predictions));
    return error.add(error.mul(-2).softplus()).sub(Math.LN2).mean(-1);
  };
}

/** For counts. */
export function poisson(): Loss {
  return (labels, predictions) =>
    predictions.sub(alike(labels, predictions).mul(predictions.add(epsilon).log())).mean(-1);
}

/** Between two distributions. */
export function klDivergence(): Loss {
  return (labels, predictions) => {
    const wanted = alike(labels, predictions).clipByValue(epsilon, 1);
    return wanted.mul(wanted.div(predictions.clipByValue(epsilon, 1)).log()).sum(-1);
  };
}

/** Minus the cosine of the angle between two vectors. */
export function cosineSimilarity({ axis = -1 } = {}): Loss {
  const unit = (x: tf.Tensor) => x.div(tf.maximum(x.square().sum(axis, true), 1e-12).sqrt());
  return (labels, predictions) =>
    unit(predictions)
      .mul(unit(alike(labels, predictions)))
      .sum(axis)
      .neg();
}

/** One minus the overlap of two masks (Dice 1945), over the whole batch. */
export function dice(): Loss {
  return (labels, predictions) => {
    const wanted = alike(labels, predictions);
    const overlap = wanted.mul(predictions).sum().mul(2);
    return tf.sub(1, overlap.div(wanted.sum().add(predictions.sum()).add(epsilon)));
  };
}

/** Labels in the shape of the predictions: a column where they are a plain list. */
function alike(labels: tf.Tensor, predictions: tf.Tensor): tf.Tensor {
  return labels.toFloat().reshape(predictions.shape);
}

/** Labels of which a share is spread over all classes (Szegedy et al. 2015). */
function smoothed(labels: tf.Tensor, smoothing: number, classes: number): tf.Tensor {
  const numbers = labels.toFloat();
  return smoothing === 0 ? numbers : numbers.mul(1 - smoothing).add(smoothing / classes);
}

/** The logarithms of the probabilities over the last axis. */
function logarithms(predictions: tf.Tensor, fromLogits: boolean): tf.Tensor {
  return fromLogits ? tf.logSoftmax(predictions) : shares(predictions).log();
}

/** Probabilities that add up to one, and none of them quite zero. */
function shares(predictions: tf.Tensor): tf.Tensor {
  return predictions.div(predictions.sum(-1, true)).clipByValue(epsilon, 1 - epsilon);
}

function binaryTerms(labels: tf.Tensor, predictions: tf.Tensor): tf.Tensor {
  const given = predictions.clipByValue(epsilon, 1 - epsilon);
  return labels
    .mul(given.log())
    .add(tf.sub(1, labels).mul(tf.sub(1, given).log()))
    .neg();
}

/** Without leaving the logarithms, so that large logits stay exact. */
function binaryOfLogits(labels: tf.Tensor, logits: tf.Tensor): tf.Tensor {
  return tf.relu(logits).sub(logits.mul(labels)).add(logits.abs().neg().exp().log1p());
}
