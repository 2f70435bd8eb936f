import { optimizerMemory } from '@netwright/inference';
import { optimizers } from '@netwright/runtime/training';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { peakOf } from './peak.js';

const { rules } = optimizers;
type Config = { readonly [argument: string]: number | boolean };
type Row = readonly [
  object: string,
  config: Config,
  rule: () => ReturnType<typeof rules.sgd>,
  decay?: number,
];

const rows: readonly Row[] = [
  ['SGD', {}, () => rules.sgd()],
  ['SGD', { momentum: 0.9 }, () => rules.sgd({ momentum: 0.9 })],
  ['RMSprop', {}, () => rules.rmsprop()],
  ['RMSprop', { momentum: 0.9 }, () => rules.rmsprop({ momentum: 0.9 })],
  ['RMSprop', { centered: true }, () => rules.rmsprop({ centered: true })],
  ['RMSprop', { momentum: 0.9, centered: true }, () => rules.rmsprop({ momentum: 0.9, centered: true })],
  ['Adam', {}, () => rules.adam()],
  ['Adam', { amsgrad: true }, () => rules.adam({ amsgrad: true })],
  ['AdamW', {}, () => rules.adam(), 0.004],
  ['Nadam', {}, () => rules.nadam()],
  ['Adamax', {}, () => rules.adamax()],
  ['Adagrad', {}, () => rules.adagrad()],
  ['Adadelta', {}, () => rules.adadelta()],
  ['Lion', {}, () => rules.lion()],
];

describe('what an optimiser of the trainer in TensorFlow.js holds, in sizes of the weight', () => {
  beforeAll(() => tf.setBackend('cpu'));

  for (const [object, config, rule, weightDecay = 0] of rows) {
    it(`${object} ${JSON.stringify(config)}`, async () => {
      const shape = [250, 40];
      const weight = tf.variable(tf.ones(shape));
      const gradients = { [weight.name]: tf.ones(shape) };
      const optimizer = new optimizers.Optimizer(rule(), () => 0.01, { weightDecay });
      const before = tf.memory().numBytes;
      optimizer.apply([weight], gradients);
      const base = tf.memory().numBytes;
      const { buffers } = await peakOf(async () => optimizer.apply([weight], gradients));
      const sizes = (bytes: number) => Math.round(bytes / (4 * 10_000));
      const expected = optimizerMemory({ object, config });
      expect({ slots: sizes(base - before), temporaries: sizes(buffers - base) }).toEqual({
        slots: expected?.slots(shape),
        temporaries: expected?.temporaries,
      });
      optimizer.dispose();
      tf.dispose([weight, gradients]);
    });
  }
});
