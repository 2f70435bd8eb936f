import type { ConformanceCase } from '../core/case.js';
import { type Axes, first, last } from './case-inputs.js';
import {
  objectCases,
  rejectedWindowCases,
  type Subject,
  tooLargeCases,
  windowCases,
} from './convolution.cases.js';

function multiplierCases(axes: Axes, filters: ConformanceCase['params']): ConformanceCase[] {
  const row = (name: string, params: ConformanceCase['params'], input = last(axes, 4)): ConformanceCase => ({
    name,
    params: { ...filters, kernelSize: 3, ...params },
    inputs: [input],
  });
  return [
    row('two filters for each channel', { depthMultiplier: 2 }),
    row(
      'three filters for each channel, channels first',
      { depthMultiplier: 3, dataFormat: 'channels_first' },
      first(axes, 5),
    ),
    row('strides and dilation', { strides: 2, dilationRate: 2 }),
    row('no filter for a channel', { depthMultiplier: 0 }),
    row('fewer than none', { depthMultiplier: -2 }),
  ];
}

/** The table of DepthwiseConv1D and DepthwiseConv2D. Strides and dilation go together here. */
export function depthwiseCases(axes: Axes): ConformanceCase[] {
  const subject: Subject = { axes, filters: {}, kernels: ['depthwise'] };
  return [
    ...windowCases(subject),
    ...multiplierCases(axes, {}),
    ...objectCases(subject),
    ...rejectedWindowCases(subject),
    ...tooLargeCases(subject),
  ];
}

/** The table of SeparableConv1D and SeparableConv2D. */
export function separableCases(axes: Axes): ConformanceCase[] {
  const filters = { filters: 6 };
  const subject: Subject = { axes, filters, kernels: ['depthwise', 'pointwise'] };
  return [
    ...windowCases(subject),
    ...multiplierCases(axes, filters),
    ...objectCases(subject),
    ...rejectedWindowCases(subject),
    ...tooLargeCases(subject),
    { name: 'no filters', params: { filters: 0, kernelSize: 3 }, inputs: [last(axes, 4)] },
  ];
}
