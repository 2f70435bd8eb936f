import type { ConformanceCase } from '../core/case.js';
import { inAnyPrecision, sequenceCases, unitCases } from '../families/recurrent-cases.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...sequenceCases({ units: 3 }, [null, 7, 5]),
  ...unitCases,
  ...commonCases(inAnyPrecision({ units: 3 }), [null, 7, 5]),
];
