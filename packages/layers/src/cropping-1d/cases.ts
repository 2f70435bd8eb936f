import type { ConformanceCase } from '../core/case.js';
import { croppingCases } from '../families/shaping.cases.js';

export const cases: readonly ConformanceCase[] = croppingCases(1);
