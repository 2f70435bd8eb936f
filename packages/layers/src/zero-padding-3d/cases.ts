import type { ConformanceCase } from '../core/case.js';
import { zeroPaddingCases } from '../families/shaping.cases.js';

export const cases: readonly ConformanceCase[] = zeroPaddingCases(3);
