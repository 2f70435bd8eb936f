import type { ConformanceCase } from '../core/case.js';
import { factorCases, movingCases, pictureCases } from '../families/augmenting-cases.js';
import { commonCases } from '../families/shared-cases.js';

const params = { factor: 0.2 };

export const cases: readonly ConformanceCase[] = [
  ...pictureCases(params),
  ...movingCases(params),
  ...factorCases('factor'),
  ...commonCases(params, [null, 4, 4, 3]),
];
