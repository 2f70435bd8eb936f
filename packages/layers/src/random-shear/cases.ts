import { ask, type ConformanceCase } from '../core/case.js';
import { factorCases, movingCases, pictureCases } from '../families/augmenting-cases.js';
import { commonCases } from '../families/shared-cases.js';

const params = { xFactor: 0.2, yFactor: 0.1 };

export const cases: readonly ConformanceCase[] = [
  ...pictureCases(params),
  ...movingCases(params),
  ...factorCases('xFactor'),
  ...factorCases('yFactor'),
  ask('nothing said', {}, [null, 28, 28, 3]),
  ...commonCases(params, [null, 4, 4, 3]),
];
