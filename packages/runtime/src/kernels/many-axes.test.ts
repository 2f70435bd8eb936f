import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { registerKernels } from './index.js';

// Seven axes on wasm: the same numbers as on cpu.

beforeAll(async () => {
  tf.enableProdMode();
  registerKernels('wasm');
  await tf.setBackend('wasm');
});

const operations = [tf.add, tf.sub, tf.mul, tf.div, tf.maximum, tf.minimum, tf.squaredDifference];

it.each([
  [
    [2, 1, 2, 3, 1, 2, 2],
    [2, 1, 2, 3, 1, 2, 2],
  ],
  [
    [2, 1, 2, 3, 1, 2, 2],
    [2, 1],
  ],
  [
    [2, 3, 2, 1, 1, 2, 2],
    [1, 1, 2, 3, 2, 1, 2],
  ],
  [[1], [1, 2, 1, 2, 1, 2, 1]],
])('%j with %j', async (a, b) => {
  const values = (shape: number[]) => {
    const count = shape.reduce((all, one) => all * one, 1);
    return Array.from({ length: count }, (_, index) => ((index * 7) % 11) - 4.5);
  };
  for (const operation of operations) {
    const results: { readonly shape: number[]; readonly values: number[] }[] = [];
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend);
      const result = operation(tf.tensor(values(a), a), tf.tensor(values(b), b));
      results.push({ shape: result.shape, values: Array.from(await result.data(), Math.fround) });
    }
    expect(results[1]).toEqual(results[0]);
  }
});
