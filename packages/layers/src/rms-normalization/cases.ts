import type { ConformanceCase } from '../core/case.js';
import { axisCases, openAxisCases } from '../families/normalizing-cases.js';

export const cases: readonly ConformanceCase[] = [...axisCases, ...openAxisCases];
