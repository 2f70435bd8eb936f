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
  ask('reset before', { units: 3, resetAfter: false }, [null, 7, 5]),
  ask('reset before without bias', { units: 3, resetAfter: false, useBias: false }, [null, 7, 5]),
  ask(
    'reset before with an orthogonal bias',
    { units: 3, resetAfter: false, biasInitializer: 'orthogonal' },
    [null, 7, 5],
  ),
  ...commonCases(inAnyPrecision(params), [null, 7, 5]),
];
