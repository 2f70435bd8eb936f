import { ask, type ConformanceCase } from '../core/case.js';
import { factorCases, movingCases, pictureCases } from '../families/augmenting-cases.js';
import { commonCases } from '../families/shared-cases.js';

const params = { heightFactor: 0.2 };

export const cases: readonly ConformanceCase[] = [
  ...pictureCases(params),
  ...movingCases(params),
  ...factorCases('heightFactor'),
  ...factorCases('widthFactor', { heightFactor: 0.1 }),
  ask('width as the height', { heightFactor: 0.1, widthFactor: null }, [null, 28, 28, 3]),
  ...commonCases(params, [null, 4, 4, 3]),
];
