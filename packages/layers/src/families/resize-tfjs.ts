import * as tf from '@tensorflow/tfjs';

export type Interpolation = 'nearest' | 'bilinear' | 'bicubic' | 'lanczos3' | 'lanczos5';

/** How much a pixel counts at a distance from the centre, and how far it reaches. */
const blends: {
  readonly [name in Exclude<Interpolation, 'nearest'>]: {
    reach: number;
    weigh: (distance: number) => number;
  };
} = {
  bilinear: { reach: 1, weigh: (distance) => Math.max(0, 1 - distance) },
  bicubic: { reach: 2, weigh: keysCubic },
  lanczos3: { reach: 3, weigh: (distance) => lanczos(distance, 3) },
  lanczos5: { reach: 5, weigh: (distance) => lanczos(distance, 5) },
};

function keysCubic(x: number): number {
  if (x >= 2) return 0;
  return x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : (1.5 * x - 2.5) * x * x + 1;
}

function lanczos(x: number, reach: number): number {
  if (x >= reach) return 0;
  const angle = Math.PI * x;
  return x <= 1e-3 ? 1 : (reach * Math.sin(angle) * Math.sin(angle / reach)) / (angle * angle);
}

/**
 * What each place of a resized axis takes of each place of the original: a matrix (outputs, inputs), with pixel centres
 * at halves and no weight for what lies outside, as Keras has it.
 *
 * @param antialias whether an axis that is made smaller takes all that it passes over
 */
function resizeMatrix(
  inputs: number,
  outputs: number,
  interpolation: Interpolation,
  antialias: boolean,
): tf.Tensor2D {
  const values = new Float32Array(outputs * inputs);
  const scale = inputs / outputs;
  for (let row = 0; row < outputs; row++) {
    const centre = centreOf(row, scale, interpolation, antialias);
    if (interpolation === 'nearest') {
      values[row * inputs + Math.min(Math.floor(centre), inputs - 1)] = 1;
      continue;
    }
    const { reach, weigh } = blends[interpolation];
    const widening = antialias ? Math.max(scale, 1) : 1;
    const first = Math.max(0, Math.ceil(centre - reach * widening - 0.5));
    const last = Math.min(inputs - 1, Math.floor(centre + reach * widening - 0.5));
    const weights: number[] = [];
    for (let column = first; column <= last; column++)
      weights.push(weigh(Math.abs(centre - column - 0.5) / widening));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    for (const [index, weight] of weights.entries()) values[row * inputs + first + index] = weight / sum;
  }
  return tf.tensor2d(values, [outputs, inputs]);
}

/** Where the centre of a place lies in the original. Keras on TensorFlow rounds it to a 1024th for plain bicubic blends. */
function centreOf(place: number, scale: number, interpolation: Interpolation, antialias: boolean): number {
  const centre = (place + 0.5) * scale;
  return interpolation === 'bicubic' && !antialias ? Math.round((centre - 0.5) * 1024) / 1024 + 0.5 : centre;
}

/** An axis of another size. As a product with a matrix it has its right gradient everywhere. */
export function resizeAlong(
  x: tf.Tensor,
  axis: number,
  size: number,
  interpolation: Interpolation,
  antialias = false,
): tf.Tensor {
  const inputs = x.shape[axis] ?? 1;
  if (inputs === size) return x;
  const [before, after] = around(x.shape, axis);
  const matrix = tf.expandDims(resizeMatrix(inputs, size, interpolation, antialias), 0);
  const product = tf.matMul(matrix, tf.reshape(x, [before, inputs, after]));
  return tf.reshape(product, resized(x.shape, axis, size));
}

/** Each place of an axis so many times. */
export function repeatAlong(x: tf.Tensor, axis: number, times: number): tf.Tensor {
  if (times === 1) return x;
  const size = x.shape[axis] ?? 1;
  const [before, after] = around(x.shape, axis);
  const repeated = tf.broadcastTo(tf.reshape(x, [before, size, 1, after]), [before, size, times, after]);
  return tf.reshape(repeated, resized(x.shape, axis, size * times));
}

/** How many elements there are in front of an axis and behind it. */
function around(shape: number[], axis: number): [before: number, after: number] {
  const count = (sizes: number[]) => sizes.reduce((all, size) => all * size, 1);
  return [count(shape.slice(0, axis)), count(shape.slice(axis + 1))];
}

function resized(shape: number[], axis: number, size: number): number[] {
  return shape.map((before, place) => (place === axis ? size : before));
}
