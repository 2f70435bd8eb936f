import { ask, type ConformanceCase } from '../core/case.js';
import { factorCases, pictureCases } from '../families/augmenting-cases.js';
import { commonCases } from '../families/shared-cases.js';

const params = { factor: 0.2 };
const shape = [null, 28, 28, 3] as const;

export const cases: readonly ConformanceCase[] = [
  ...pictureCases(params),
  ...factorCases('factor'),
  ask('values up to one', { ...params, valueRange: [0, 1] }, shape),
  ask('values on both sides', { ...params, valueRange: [-1, 1] }, shape),
  ask('values the wrong way round', { ...params, valueRange: [1, 0] }, shape),
  ask('without a factor', {}, shape),
  ...commonCases(params, [null, 4, 4, 3]),
];
