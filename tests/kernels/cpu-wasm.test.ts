import '@tensorflow/tfjs-backend-wasm';
import { registerKernels } from '@netwright/runtime/kernels';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { type Answer, randomCases } from './cases.js';
import { departure } from './evaluate.js';
import { answersOf } from './keras.js';

const seed = Number(process.env['NETWRIGHT_SEED'] ?? 20261121);
const cases = randomCases(seed);

describeWith('python', `operations and their gradients against Keras, seed ${seed}`, (python) => {
  let answers: Answer[] = [];
  beforeAll(() => {
    answers = answersOf(python, cases);
  }, 120_000);

  describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
    beforeAll(async () => {
      registerKernels(backend);
      await tf.setBackend(backend);
    });

    it.each(cases.map((test, index) => [JSON.stringify(test), index] as const))('%s', async (_, index) => {
      expect(tf.getBackend()).toBe(backend);
      const before = tf.memory().numTensors;
      expect(await departure(cases[index]!, answers[index]!)).toBeLessThanOrEqual(1e-5);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});
