import type { ConformanceCase } from '../core/case.js';
import { pairCases } from '../families/operating-cases.js';

export const cases: readonly ConformanceCase[] = pairCases;
