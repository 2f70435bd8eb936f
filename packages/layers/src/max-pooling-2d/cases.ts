import type { ConformanceCase } from '../core/case.js';
import { poolingCases } from '../families/pooling.cases.js';

export const cases: readonly ConformanceCase[] = poolingCases(2, { given: false });
