import type { ConformanceCase } from '../core/case.js';
import { depthwiseCases } from '../families/depthwise-convolution.cases.js';

export const cases: readonly ConformanceCase[] = depthwiseCases(2);
