import type { ConformanceCase } from '../core/case.js';
import { convolutionCases } from '../families/plain-convolution.cases.js';

export const cases: readonly ConformanceCase[] = [
  ...convolutionCases(2),
  {
    name: 'causal padding',
    params: { filters: 6, kernelSize: 3, padding: 'causal' },
    inputs: [{ shape: [null, 8, 8, 4] }],
  },
];
