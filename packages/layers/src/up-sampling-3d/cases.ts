import type { ConformanceCase } from '../core/case.js';
import { upSamplingCases } from '../families/shaping.cases.js';

export const cases: readonly ConformanceCase[] = upSamplingCases(3);
