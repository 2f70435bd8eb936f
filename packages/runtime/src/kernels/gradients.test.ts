import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerKernels } from './index.js';

type Operation = (...inputs: tf.Tensor[]) => tf.Tensor;

interface Row {
  readonly name: string;
  readonly shapes: readonly number[][];
  readonly run: Operation;
  /** How far to step. A piecewise linear operation is measured exactly where no step crosses an edge. */
  readonly step: number;
}

/** Linear in each input: any step is exact, and a long one is measured best. */
const linear = (name: string, shapes: number[][], run: Operation): Row => ({ name, shapes, run, step: 1 });
/** Bent at places that random numbers keep away from. */
const bent = (name: string, shapes: number[][], run: Operation): Row => ({ name, shapes, run, step: 1e-3 });
const smooth = (name: string, shapes: number[][], run: Operation): Row => ({ name, shapes, run, step: 1e-2 });

const image = (x: tf.Tensor | undefined) => x as tf.Tensor4D;
const volume = (x: tf.Tensor | undefined) => x as tf.Tensor5D;
const positive = (x: tf.Tensor | undefined) => tf.add(tf.abs(x!), 0.5);

const rows: readonly Row[] = [
  linear(
    'conv2d',
    [
      [2, 7, 6, 3],
      [3, 2, 3, 5],
    ],
    (x, k) => tf.conv2d(image(x), image(k), [2, 1], 'same'),
  ),
  linear(
    'conv2d dilated',
    [
      [2, 9, 8, 2],
      [3, 2, 2, 3],
    ],
    (x, k) => tf.conv2d(image(x), image(k), 1, 'valid', 'NHWC', [2, 3]),
  ),
  linear(
    'conv2d with a stride above its size',
    [
      [1, 3, 6, 3],
      [1, 2, 3, 2],
    ],
    (x, k) => tf.conv2d(image(x), image(k), [2, 3], 'same'),
  ),
  linear('fused conv2d', [[2, 6, 5, 2], [3, 3, 2, 4], [4]], (x, filter, bias) =>
    tf.fused.conv2d({ x: image(x), filter: image(filter), strides: 1, pad: 'same', bias: bias! }),
  ),
  linear(
    'conv2dTranspose',
    [
      [2, 4, 3, 3],
      [3, 2, 4, 3],
    ],
    (x, k) => tf.conv2dTranspose(image(x), image(k), [2, 8, 6, 4], 2, 'same'),
  ),
  linear(
    'conv3d',
    [
      [2, 5, 4, 6, 2],
      [2, 3, 2, 2, 3],
    ],
    (x, k) => tf.conv3d(volume(x), volume(k), [1, 2, 1], 'same'),
  ),
  linear(
    'conv3d dilated',
    [
      [1, 5, 6, 7, 2],
      [2, 2, 3, 2, 3],
    ],
    (x, k) => tf.conv3d(volume(x), volume(k), 1, 'same', 'NDHWC', [2, 1, 2]),
  ),
  linear(
    'conv3dTranspose',
    [
      [1, 3, 2, 3, 2],
      [2, 3, 2, 3, 2],
    ],
    (x, k) => tf.conv3dTranspose(volume(x), volume(k), [1, 6, 4, 6, 3], 2, 'same'),
  ),
  linear(
    'depthwiseConv2d',
    [
      [2, 6, 5, 3],
      [3, 2, 3, 2],
    ],
    (x, k) => tf.depthwiseConv2d(image(x), image(k), 2, 'same'),
  ),
  linear(
    'depthwiseConv2d dilated',
    [
      [2, 7, 8, 2],
      [2, 3, 2, 2],
    ],
    (x, k) => tf.depthwiseConv2d(image(x), image(k), 1, 'valid', 'NHWC', [2, 2]),
  ),
  linear(
    'separableConv2d',
    [
      [2, 6, 5, 3],
      [3, 3, 3, 2],
      [1, 1, 6, 4],
    ],
    (x, depthwise, pointwise) => tf.separableConv2d(image(x), image(depthwise), image(pointwise), 1, 'same'),
  ),
  bent('maxPool', [[2, 5, 6, 3]], (x) => tf.maxPool(image(x), 3, 2, 'same')),
  bent('maxPool3d', [[2, 4, 5, 6, 2]], (x) => tf.maxPool3d(volume(x), [2, 1, 3], [2, 2, 1], 'same')),
  linear('avgPool', [[2, 5, 6, 3]], (x) => tf.avgPool(image(x), 3, 2, 'same')),
  linear('avgPool3d', [[2, 4, 5, 6, 2]], (x) => tf.avgPool3d(volume(x), [2, 3, 2], [1, 2, 2], 'same')),
  linear('resizeNearestNeighbor', [[3, 4, 5, 2]], (x) => tf.image.resizeNearestNeighbor(image(x), [7, 3])),
  linear('resizeNearestNeighbor, half pixels', [[3, 4, 5, 2]], (x) =>
    tf.image.resizeNearestNeighbor(image(x), [9, 3], false, true),
  ),
  linear('resizeNearestNeighbor, corners', [[3, 4, 5, 2]], (x) =>
    tf.image.resizeNearestNeighbor(image(x), [8, 9], true),
  ),
  linear('resizeBilinear', [[3, 4, 5, 2]], (x) => tf.image.resizeBilinear(image(x), [7, 3])),
  linear('resizeBilinear, half pixels', [[3, 4, 5, 2]], (x) =>
    tf.image.resizeBilinear(image(x), [9, 3], false, true),
  ),
  linear('resizeBilinear, corners', [[3, 4, 5, 2]], (x) => tf.image.resizeBilinear(image(x), [8, 9], true)),
  linear('gather', [[6, 4]], (x) =>
    tf.gather(
      x!,
      tf.tensor2d(
        [
          [1, 5, 1],
          [0, 1, 2],
        ],
        [2, 3],
        'int32',
      ),
    ),
  ),
  linear('gather along the second axis', [[3, 6, 2]], (x) =>
    tf.gather(x!, tf.tensor1d([5, 0, 5], 'int32'), 1),
  ),
  linear('unsortedSegmentSum', [[5, 3]], (x) =>
    tf.unsortedSegmentSum(x!, tf.tensor1d([2, 0, -1, 2, 3], 'int32'), 4),
  ),
  linear(
    'matMul',
    [
      [5, 7],
      [7, 3],
    ],
    (a, b) => tf.matMul(a!, b!),
  ),
  linear(
    'matMul, both transposed',
    [
      [7, 5],
      [3, 7],
    ],
    (a, b) => tf.matMul(a!, b!, true, true),
  ),
  linear(
    'matMul over a batch',
    [
      [2, 3, 4, 5],
      [2, 1, 6, 5],
    ],
    (a, b) => tf.matMul(a!, b!, false, true),
  ),
  linear('fused matMul', [[4, 6], [6, 3], [3]], (a, b, bias) =>
    tf.fused.matMul({ a: a as tf.Tensor2D, b: b as tf.Tensor2D, bias: bias! }),
  ),
  linear('add, broadcast', [[2, 3, 4], [4]], (a, b) => tf.add(a!, b!)),
  linear(
    'mul, broadcast',
    [
      [2, 3, 4],
      [3, 1],
    ],
    (a, b) => tf.mul(a!, b!),
  ),
  linear('sum, mean', [[2, 3, 4]], (x) => tf.add(tf.sum(x!, 1), tf.mean(x!, [1]))),
  linear('transpose, reshape, reverse', [[2, 3, 4]], (x) =>
    tf.reverse(tf.transpose(x!, [2, 0, 1]), 1).reshape([3, 8]),
  ),
  linear(
    'concat, slice, stack, split',
    [
      [2, 3],
      [2, 2],
    ],
    (a, b) => tf.stack(tf.split(tf.concat([a!, b!], 1).slice([0, 1], [2, 4]), 2, 1)),
  ),
  linear('pad, tile', [[2, 3]], (x) =>
    tf.tile(
      tf.pad(x!, [
        [1, 0],
        [0, 2],
      ] as [number, number][]),
      [2, 1],
    ),
  ),
  linear('mirrorPad', [[3, 4]], (x) =>
    tf.add(
      tf.mirrorPad(
        x!,
        [
          [1, 2],
          [3, 0],
        ] as [number, number][],
        'reflect',
      ),
      tf.mirrorPad(
        x!,
        [
          [3, 0],
          [1, 2],
        ] as [number, number][],
        'symmetric',
      ),
    ),
  ),
  linear('cumsum', [[2, 5]], (x) => tf.cumsum(x!, 1)),
  linear(
    'where',
    [
      [3, 4],
      [3, 4],
    ],
    (a, b) => tf.where(tf.tensor2d([1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1], [3, 4], 'bool'), a!, b!),
  ),
  bent(
    'max, min, maximum, minimum',
    [
      [3, 4],
      [3, 4],
    ],
    (a, b) => tf.add(tf.max(tf.maximum(a!, b!), 1), tf.min(tf.minimum(a!, b!), 1)),
  ),
  bent('relu, relu6, leakyRelu, prelu, abs, clip', [[3, 5], [5]], (x, alpha) =>
    tf.addN([
      ...[tf.relu(x!), tf.relu6(x!), tf.leakyRelu(x!, 0.3), tf.prelu(x!, alpha!)],
      ...[tf.abs(x!), tf.clipByValue(x!, -0.4, 0.7)],
    ]),
  ),
  smooth('elu, selu', [[3, 5]], (x) => tf.add(tf.elu(x!), tf.selu(x!))),
  smooth('sigmoid, tanh, softplus, erf', [[3, 5]], (x) =>
    tf.addN([tf.sigmoid(x!), tf.tanh(x!), tf.softplus(x!), tf.erf(x!)]),
  ),
  smooth('exp, expm1, log, log1p', [[3, 5]], (x) =>
    tf.addN([tf.exp(x!), tf.expm1(x!), tf.log(positive(x)), tf.log1p(positive(x))]),
  ),
  smooth('sqrt, rsqrt, square, pow, reciprocal', [[3, 5]], (x) =>
    tf.addN([
      ...[tf.sqrt(positive(x)), tf.rsqrt(positive(x)), tf.square(x!)],
      ...[tf.pow(positive(x), 1.5), tf.reciprocal(positive(x))],
    ]),
  ),
  smooth('div, sub, squaredDifference', [[3, 4], [4]], (a, b) =>
    tf.add(tf.div(a!, positive(b)), tf.squaredDifference(tf.sub(a!, b!), a!)),
  ),
  smooth('softmax, logSoftmax, logSumExp', [[3, 5]], (x) =>
    tf.add(tf.mul(tf.softmax(x!), tf.logSoftmax(x!)), tf.logSumExp(x!, 1, true)),
  ),
  smooth('batchNorm', [[2, 3, 4, 3], [3], [3], [3], [3]], (x, mean, variance, offset, scale) =>
    tf.batchNorm(
      x!,
      mean as tf.Tensor1D,
      positive(variance) as tf.Tensor1D,
      offset as tf.Tensor1D,
      scale as tf.Tensor1D,
    ),
  ),
  smooth('moments', [[2, 3, 4]], (x) => {
    const { mean, variance } = tf.moments(x!, [0, 2]);
    return tf.add(mean, tf.sqrt(variance));
  }),
  smooth('localResponseNormalization', [[1, 2, 3, 6]], (x) => tf.localResponseNormalization(image(x), 2)),
  smooth('prod, norm', [[3, 4]], (x) => tf.add(tf.prod(x!, 1), tf.norm(positive(x), 'euclidean', 1))),
  smooth('sin, cos, sinh, atan', [[3, 4]], (x) =>
    tf.addN([tf.sin(x!), tf.cos(x!), tf.sinh(x!), tf.atan(x!)]),
  ),
];

describe.each(['cpu', 'wasm'] as const)('gradients against finite differences on %s', (backend) => {
  beforeAll(async () => {
    registerKernels(backend);
    await tf.setBackend(backend);
  });

  it.each(rows)('$name', ({ shapes, run, step }) => {
    const before = tf.memory().numTensors;
    for (let seed = 1; seed <= 3; seed++) {
      const { derivative, difference, scale } = tf.tidy(() => along(run, shapes, step, seed));
      expect(Math.abs(derivative - difference)).toBeLessThanOrEqual(2e-3 * Math.max(1, scale));
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});

/** The derivative of a random weighing of the output along a random direction, by the gradients and by two steps. */
function along(run: Operation, shapes: readonly number[][], step: number, seed: number) {
  const random = (shape: number[], nth: number) => tf.randomNormal(shape, 0, 1, 'float32', 100 * seed + nth);
  const inputs = shapes.map((shape, k) => random(shape, k));
  const directions = shapes.map((shape, k) => random(shape, k + 10));
  const weights = random(run(...inputs).shape, 20);
  const gradients = tf.grads(run)(inputs, weights);
  const slopes = gradients.map((gradient, k) => dot(gradient, directions[k]!));
  // One input at a time: an operation that is linear in each is not in all at once.
  const differences = inputs.map((_, k) => {
    const at = (distance: number) =>
      dot(run(...inputs.map((x, j) => (j === k ? tf.add(x, tf.mul(directions[j]!, distance)) : x))), weights);
    return (at(step) - at(-step)) / (2 * step);
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    derivative: sum(slopes),
    difference: sum(differences),
    scale: Math.sqrt(sum(gradients.map((gradient) => dot(gradient, gradient)))),
  };
}

function dot(a: tf.Tensor, b: tf.Tensor): number {
  const values = b.dataSync<'float32'>();
  return a.dataSync<'float32'>().reduce((sum, value, k) => sum + value * values[k]!, 0);
}
