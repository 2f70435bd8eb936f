import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from './shared-cases.js';

/** What every elementwise merge is asked: Add, Multiply, ... */
export const mergeCases: readonly ConformanceCase[] = [
  ask('two rows', {}, [null, 10], [null, 10]),
  ask('two pictures', {}, [null, 56, 56, 64], [null, 56, 56, 64]),
  ask('fixed batches', {}, [4, 10], [4, 10]),
  ask('a fixed and an open batch', {}, [4, 10], [null, 10]),
  ask('an open and a fixed batch', {}, [null, 10], [4, 10]),
  ask('an open size', {}, [null, null, 5], [null, 4, 5]),
  ask('two open sizes', {}, [null, null, 5], [null, null, 5]),
  ask('one repeated', {}, [null, 1, 8], [null, 5, 8]),
  ask('one repeated in both', {}, [null, 1, 8], [null, 5, 1]),
  ask('one against an open size', {}, [null, 1, 8], [null, null, 8]),
  ask('a row over a sequence', {}, [null, 7, 8], [null, 8]),
  ask('a sequence over a row', {}, [null, 8], [null, 7, 8]),
  ask('a number over a row', {}, [null], [null, 8]),
  ask('two numbers', {}, [null], [null]),
  ask('squeeze and excite', {}, [null, 14, 14, 32], [null, 1, 1, 32]),
  ask('one over all channels', {}, [null, 14, 14, 32], [null, 14, 14, 1]),
  ask('two empty sizes', {}, [null, 0], [null, 0]),
  ask('empty against one', {}, [null, 0], [null, 1]),
  ask('types that differ', {}, [null, 10], { shape: [null, 10], dtype: 'int32' }),
  ask(
    'whole numbers on both',
    {},
    { shape: [null, 10], dtype: 'int32' },
    { shape: [null, 10], dtype: 'int64' },
  ),
  ask(
    'precisions that differ',
    {},
    { shape: [null, 10], dtype: 'float16' },
    { shape: [null, 10], dtype: 'float64' },
  ),
  ...commonCases({}, [null, 4], [{ shape: [null, 4] }]),
  ask('masks on both', {}, { shape: [null, 5, 4], masked: true }, { shape: [null, 5, 4], masked: true }),
  ask('a mask on the second', {}, [null, 5, 4], { shape: [null, 5, 4], masked: true }),
  ask('masks on other ranks', {}, { shape: [null, 5, 4], masked: true }, { shape: [null, 4], masked: true }),
  ask('sizes that differ', {}, [null, 10], [null, 11]),
  ask('pictures that differ', {}, [null, 56, 56, 64], [null, 28, 28, 128]),
  ask('one size of many', {}, [null, 4, 5, 6], [null, 4, 7, 6]),
  ask('batches that differ', {}, [2, 4], [3, 4]),
  ask('a batch of one is not repeated', {}, [1, 4], [3, 4]),
  ask('a row that does not fit', {}, [null, 7, 8], [null, 7]),
  ask('a single number without a batch', {}, [], [null, 4]),
  ask('single numbers without a batch', {}, [], []),
];

/** What those are asked that take any number of inputs. */
export const manyInputCases: readonly ConformanceCase[] = [
  ask('one input', {}, [null, 10]),
  ask('three inputs', {}, [null, 10], [null, 10], [null, 10]),
  ask('three that repeat in turn', {}, [null, 1, 8], [null, 5, 1], [null, 5, 8]),
  ask('three ranks', {}, [null, 2, 3, 4], [null, 3, 4], [null, 4]),
  ask('five inputs', {}, [null, 2], [null, 2], [null, 2], [null, 2], [null, 2]),
  ask('the third differs', {}, [null, 4, 5], [null, 4, 5], [null, 3, 5]),
  ask('the third batch differs', {}, [null, 5], [2, 5], [3, 5]),
];
