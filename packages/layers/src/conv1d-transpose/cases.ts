import type { ConformanceCase } from '../core/case.js';
import { transposedCases } from '../families/transposed-convolution.cases.js';

export const cases: readonly ConformanceCase[] = transposedCases(1);
