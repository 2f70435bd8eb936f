import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

const shape = [null, 7, 5] as const;
const both = [shape, shape] as const;

export const cases: readonly ConformanceCase[] = [
  ask('self-attention', {}, ...both),
  ask('of any length', {}, [null, null, 5], [null, null, 5]),
  ask('other lengths', {}, shape, [null, 9, 5]),
  ask('other features', {}, shape, [null, 9, 6]),
  ask('with a key', {}, shape, [null, 9, 6], [null, 9, 5]),
  ask('with a key of another length', {}, shape, [null, 9, 6], [null, 8, 5]),
  ask('a fixed batch', {}, [4, 7, 5], [4, 7, 5]),
  ask('on rows', {}, [null, 5], [null, 5]),
  ask('on pictures', {}, [null, 4, 4, 5], [null, 4, 4, 5]),
  ask('open features', {}, [null, 7, null], [null, 7, null]),
  ask('scaled', { useScale: true }, ...both),
  ask('by the sum', { scoreMode: 'concat' }, ...both),
  ask('by the sum and scaled', { scoreMode: 'concat', useScale: true }, ...both),
  ask('frozen by the sum', { scoreMode: 'concat', trainable: false }, ...both),
  ask('dropout', { dropout: 0.1 }, ...both),
  ask('dropout with a seed', { dropout: 0.1, seed: 3 }, ...both),
  ask('too much dropout', { dropout: 1.5 }, ...both),
  ask('negative dropout', { dropout: -1 }, ...both),
  ask('masks on both', {}, { shape, masked: true }, { shape, masked: true }),
  ask('a mask on the value', {}, shape, { shape, masked: true }),
  ask(
    'masks on all three',
    { useScale: true },
    { shape, masked: true },
    { shape: [null, 9, 6], masked: true },
    { shape: [null, 9, 5], masked: true },
  ),
  ask('one number for each', {}, [null], [null]),
  ...commonCases({}, shape, [{ shape }]),
  ask('an unknown score', { scoreMode: 'cosine' }, ...both),
  ask('dropout as text', { dropout: 'much' }, ...both),
  ask('half a seed', { dropout: 0.1, seed: 1.5 }, ...both),
  ask('only a query', {}, shape),
  ask('four inputs', {}, shape, shape, shape, shape),
  ask('a value without axes', {}, shape, []),
];
