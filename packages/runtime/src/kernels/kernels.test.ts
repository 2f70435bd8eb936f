import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerKernels } from './index.js';

describe.each(['cpu', 'wasm'] as const)('kernels on %s', (backend) => {
  beforeAll(async () => {
    registerKernels(backend);
    await tf.setBackend(backend);
  });

  it('are registered once, however often one asks', () => {
    const names = () => tf.getKernelsForBackend(backend).map((config) => config.kernelFunc);
    const before = names();
    registerKernels(backend);
    expect(names()).toEqual(before);
  });

  it('has a kernel for every gradient that a training step may ask for', () => {
    const wanted = [
      ...['Conv2DBackpropFilter', 'Conv2DBackpropInput', 'Conv3DBackpropFilterV2', 'Conv3DBackpropInputV2'],
      ...['DepthwiseConv2dNativeBackpropFilter', 'DepthwiseConv2dNativeBackpropInput', 'UnsortedSegmentSum'],
      ...['MaxPoolGrad', 'MaxPool3DGrad', 'AvgPoolGrad', 'AvgPool3DGrad', 'LRNGrad', 'EluGrad'],
      ...['ResizeNearestNeighborGrad', 'ResizeBilinearGrad'],
    ];
    expect(wanted.filter((name) => tf.getKernel(name, backend) === undefined)).toEqual([]);
  });

  it('gives the gradient of a maximum to the first of equal values', async () => {
    const gradient = tf.grad((x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid'))(tf.ones([1, 2, 4, 1]));
    expect([...(await gradient.data())]).toEqual([1, 0, 1, 0, 0, 0, 0, 0]);
  });

  it('finds the largest of negative values in three dimensions', async () => {
    const pooled = tf.maxPool3d(tf.fill([1, 2, 2, 2, 1], -7) as tf.Tensor5D, 2, 2, 'same');
    expect([...(await pooled.data())]).toEqual([-7]);
  });

  it('leaves rows of a negative segment out, and adds up those of one that comes twice', async () => {
    const rows = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const sums = tf.unsortedSegmentSum(rows, tf.tensor1d([1, -1, 1], 'int32'), 3);
    expect([...(await sums.data())]).toEqual([0, 0, 6, 8, 0, 0]);
  });

  it('does not divide by what lies in the padding', async () => {
    const pool = (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, 2, 2, 'same');
    const gradient = tf.grad(pool)(tf.ones([1, 3, 3, 1]));
    expect([...(await gradient.data())]).toEqual([0.25, 0.25, 0.5, 0.25, 0.25, 0.5, 0.5, 0.5, 1]);
  });

  it('keeps NaN, so that a training that went astray is seen', async () => {
    const pooled = tf.maxPool3d(
      tf.tensor5d([1, Number.NaN, 3, 4], [1, 1, 1, 4, 1]),
      [1, 1, 2],
      [1, 1, 2],
      'valid',
    );
    expect([...(await pooled.data())]).toEqual([Number.NaN, 4]);
  });
});

describe('whole numbers on cpu', () => {
  beforeAll(async () => {
    registerKernels('cpu');
    await tf.setBackend('cpu');
  });

  it('stay whole numbers', async () => {
    const whole = tf.tensor4d([1, 5, 3, 2], [1, 2, 2, 1], 'int32');
    const results = [
      tf.maxPool(whole, 2, 2, 'valid'),
      tf.transpose(whole, [0, 2, 1, 3]),
      tf.matMul(tf.tensor2d([1, 2], [1, 2], 'int32'), tf.tensor2d([3, 4], [2, 1], 'int32')),
      tf.unsortedSegmentSum(tf.tensor1d([1, 2], 'int32'), tf.tensor1d([0, 0], 'int32'), 1),
    ];
    expect(results.map(({ dtype }) => dtype)).toEqual(results.map(() => 'int32'));
    expect(await Promise.all(results.map(async (one) => [...(await one.data())]))).toEqual([
      [5],
      [1, 3, 5, 2],
      [11],
      [3],
    ]);
  });
});
