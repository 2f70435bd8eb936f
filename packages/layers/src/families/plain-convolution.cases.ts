import type { ConformanceCase } from '../core/case.js';
import { type Axes, last } from './case-inputs.js';
import {
  objectCases,
  rejectedWindowCases,
  type Subject,
  tooLargeCases,
  windowCases,
} from './convolution.cases.js';

/** The table of Conv1D, Conv2D and Conv3D: what all convolutions are asked, and groups. */
export function convolutionCases(axes: Axes): ConformanceCase[] {
  const subject: Subject = { axes, filters: { filters: 6 }, kernels: ['kernel'] };
  const row = (name: string, params: ConformanceCase['params'], channels = 4): ConformanceCase => ({
    name,
    params: { filters: 6, kernelSize: 3, ...params },
    inputs: [last(axes, channels)],
  });
  return [
    ...windowCases(subject),
    row('two groups', { groups: 2 }),
    row('a group for each channel', { filters: 8, groups: 4 }),
    row('groups and stride 2', { groups: 3, strides: 2 }, 9),
    row('LoRA', { loraRank: 2 }),
    row('LoRA with an alpha, no bias, not trainable', {
      loraRank: 3,
      loraAlpha: 1.5,
      useBias: false,
      trainable: false,
    }),
    row('LoRA in groups', { loraRank: 1, groups: 2 }),
    row('LoRA with a constraint', { loraRank: 2, kernelConstraint: 'non_neg' }),
    row('no LoRA, but an alpha', { loraAlpha: 2 }),
    ...objectCases(subject),
    ...rejectedWindowCases(subject),
    ...tooLargeCases(subject),
    row('groups that do not divide the filters', { groups: 4 }),
    row('groups that do not divide the channels', { groups: 3 }),
    row('groups that divide neither', { groups: 5 }),
    row('no groups', { groups: 0 }),
    row('strides and dilation', { strides: 2, dilationRate: 2 }),
    row('no filters', { filters: 0 }),
    row('fewer than no filters', { filters: -1 }),
  ];
}
