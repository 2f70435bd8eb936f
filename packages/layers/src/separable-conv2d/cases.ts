import type { ConformanceCase } from '../core/case.js';
import { separableCases } from '../families/depthwise-convolution.cases.js';

export const cases: readonly ConformanceCase[] = separableCases(2);
