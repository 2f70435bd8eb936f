import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { startInNode } from '../node/index.js';

beforeAll(async () => {
  expect((await startInNode('wasm')).name).toBe('wasm');
});

it.each([
  ['clipByValue', (x: tf.Tensor) => tf.clipByValue(x, 0, 6)],
  ['relu6', (x: tf.Tensor) => tf.relu6(x)],
])('%s bounds numbers, and leaves what is none', async (_, bound) => {
  const x = tf.tensor1d([Number.NaN, -1, 0.5, 7, Number.POSITIVE_INFINITY]);
  const before = tf.memory().numTensors;
  const bounded = bound(x);
  expect(await bounded.array()).toEqual([Number.NaN, 0, 0.5, 6, 6]);
  bounded.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

it('keeps whole numbers whole', async () => {
  const bounded = tf.tensor1d([-3, 2, 9], 'int32').clipByValue(0, 6);
  expect(bounded.dtype).toBe('int32');
  expect(await bounded.array()).toEqual([0, 2, 6]);
});
