import { ask, type ConformanceCase } from '../core/case.js';
import {
  cudnnCases,
  gateCases,
  inAnyPrecision,
  sequenceCases,
  unitCases,
} from '../families/recurrent-cases.js';
import { commonCases } from '../families/shared-cases.js';

const params = { units: 3 };

export const cases: readonly ConformanceCase[] = [
  ...sequenceCases(params, [null, 7, 5]),
  ...unitCases,
  ...gateCases(params, [null, 7, 5]),
  ...cudnnCases,
  ask('forgetting at first', { units: 3, unitForgetBias: false }, [null, 7, 5]),
  ask(
    'a bias of an array',
    { units: 3, biasInitializer: { object: 'Constant', config: { value: [1, 2, 3] } } },
    [null, 7, 5],
  ),
  ...commonCases(inAnyPrecision(params), [null, 7, 5]),
];
