import type { ConformanceCase } from '../core/case.js';
import { manyInputCases, mergeCases } from '../families/merge-cases.js';

export const cases: readonly ConformanceCase[] = [...mergeCases, ...manyInputCases];
