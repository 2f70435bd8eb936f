import { ask, type ConformanceCase } from '../core/case.js';
import { sizeCases } from '../families/augmenting-cases.js';
import { commonCases } from '../families/shared-cases.js';

const params = { height: 14, width: 12 };

export const cases: readonly ConformanceCase[] = [
  ...sizeCases,
  ask('with a seed', { ...params, seed: 42 }, [null, 28, 28, 3]),
  ask('half a seed', { ...params, seed: 1.5 }, [null, 28, 28, 3]),
  ...commonCases(params, [null, 28, 28, 3]),
];
