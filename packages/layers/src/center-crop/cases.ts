import type { ConformanceCase } from '../core/case.js';
import { sizeCases } from '../families/augmenting-cases.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...sizeCases,
  ...commonCases({ height: 14, width: 12 }, [null, 28, 28, 3]),
];
