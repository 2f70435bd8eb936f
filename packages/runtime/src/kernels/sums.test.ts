import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startInNode } from '../node/index.js';

beforeAll(async () => {
  expect((await startInNode('wasm')).name).toBe('wasm');
});

/** The sums or means over axes, in 64 bits and the slow way. */
function expected(x: tf.Tensor, axes: readonly number[], mean: boolean): number[] {
  const values = x.dataSync();
  const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const sums = new Array<number>(kept.reduce((product, size) => product * size, 1)).fill(0);
  for (let index = 0; index < values.length; index++) {
    let [rest, to, step] = [index, 0, 1];
    for (let axis = x.rank - 1; axis >= 0; axis--) {
      const size = x.shape[axis] as number;
      if (!axes.includes(axis)) {
        to += (rest % size) * step;
        step *= size;
      }
      rest = Math.floor(rest / size);
    }
    sums[to] = (sums[to] as number) + (values[index] as number);
  }
  const share = mean ? values.length / sums.length : 1;
  return sums.map((sum) => sum / share);
}

describe('sums and means on wasm', () => {
  it.each([[[]], [[0]], [[1]], [[2]], [[3]], [[0, 1]], [[1, 3]], [[0, 2]], [[0, 1, 2]], [[0, 1, 2, 3]]])(
    'over the axes %j',
    async (axes: number[]) => {
      const x = tf.randomNormal([2, 3, 4, 5]);
      const wanted = axes.length === 0 ? [0, 1, 2, 3] : axes;
      const given = axes.length === 0 ? undefined : axes;
      for (const mean of [false, true]) {
        const got = mean ? tf.mean(x, given) : tf.sum(x, given);
        const numbers = await got.data();
        const right = expected(x, wanted, mean);
        expect(numbers).toHaveLength(right.length);
        for (const [index, value] of right.entries()) expect(numbers[index]).toBeCloseTo(value, 5);
      }
      expect(tf.sum(x, given, true).rank).toBe(4);
    },
  );

  it('do not lose what is small beside what is large', async () => {
    const x = tf.concat([tf.fill([1], 2 ** 24), tf.ones([1000])]);
    expect((await tf.sum(x).data())[0]).toBe(2 ** 24 + 1000);
  });

  it('leave whole numbers whole, and nothing at nothing', async () => {
    expect(tf.sum(tf.tensor1d([1, 2, 3], 'int32')).dtype).toBe('int32');
    expect((await tf.sum(tf.zeros([0, 3]), 0).data()).length).toBe(3);
  });

  it('have gradients', async () => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    expect(
      await tf
        .grad((y) => tf.mean(tf.square(y)))(x)
        .array(),
    ).toEqual([
      [0.5, 1],
      [1.5, 2],
    ]);
  });
});
