import { ask, type ConformanceCase } from '../core/case.js';
import { dtypes } from '../core/tensor.js';

export const cases: readonly ConformanceCase[] = [
  ask('a row of numbers', { batchShape: [null, 784] }),
  ask('a picture', { batchShape: [null, 28, 28, 1] }),
  ask('a picture of any size', { batchShape: [null, null, null, 3] }),
  ask('a film', { batchShape: [null, 16, 112, 112, 3] }),
  ask('a sequence of any length', { batchShape: [null, null] }),
  ask('one number for each example', { batchShape: [null] }),
  ask('a fixed batch', { batchShape: [32, 10] }),
  ask('a batch of one', { batchShape: [1, 1] }),
  ask('everything open', { batchShape: [null, null, null] }),
  ask('a single number', { batchShape: [] }),
  ask('a size of zero', { batchShape: [null, 0] }),
  ask('an empty batch', { batchShape: [0, 4] }),
  ask('many axes', { batchShape: [null, 2, 3, 4, 5, 6, 7] }),
  ask('a large size', { batchShape: [null, 1_000_000] }),
  ask('optional', { batchShape: [null, 4], optional: true }),
  ...dtypes.map((dtype) => ask(`of type ${dtype}`, { batchShape: [null, 3], dtype })),
  ask('without a shape', {}),
  ask('a negative size', { batchShape: [null, -1] }),
  ask('half a size', { batchShape: [null, 1.5] }),
  ask('a size as text', { batchShape: [null, '3'] }),
  ask('a number instead of a list', { batchShape: 3 }),
  ask('an unknown type', { batchShape: [null, 3], dtype: 'float7' }),
];
