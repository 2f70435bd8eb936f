import type { ConformanceCase } from '../core/case.js';
import { convolutionCases } from '../families/plain-convolution.cases.js';

const causal = { filters: 6, kernelSize: 3, padding: 'causal' };

export const cases: readonly ConformanceCase[] = [
  ...convolutionCases(1),
  { name: 'causal', params: causal, inputs: [{ shape: [null, 13, 4] }] },
  { name: 'causal, stride 2', params: { ...causal, strides: 2 }, inputs: [{ shape: [null, 13, 4] }] },
  { name: 'causal, dilation 4', params: { ...causal, dilationRate: 4 }, inputs: [{ shape: [null, 13, 4] }] },
  {
    name: 'causal, a kernel longer than the input',
    params: { ...causal, kernelSize: 9 },
    inputs: [{ shape: [null, 4, 4] }],
  },
  {
    name: 'causal, channels first',
    params: { ...causal, dataFormat: 'channels_first' },
    inputs: [{ shape: [null, 4, 13] }],
  },
  { name: 'causal, open length', params: causal, inputs: [{ shape: [null, null, 4] }] },
];
