import type { ConformanceCase } from '../core/case.js';
import { globalPoolingCases } from '../families/pooling.cases.js';

export const cases: readonly ConformanceCase[] = globalPoolingCases(3);
