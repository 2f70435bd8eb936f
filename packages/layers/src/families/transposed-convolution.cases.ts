import type { CaseInput, ConformanceCase } from '../core/case.js';
import { type Axes, each, last, square } from './case-inputs.js';
import { objectCases, rejectedWindowCases, type Subject, windowCases } from './convolution.cases.js';

/** The table of the transposed convolutions: every kernel fits, and the output padding stands at many values. */
export function transposedCases(axes: Axes): ConformanceCase[] {
  const subject: Subject = { axes, filters: { filters: 6 }, kernels: ['kernel'] };
  const row = (
    name: string,
    params: ConformanceCase['params'],
    input: CaseInput = last(axes, 4),
  ): ConformanceCase => ({
    name,
    params: { filters: 6, kernelSize: 3, ...params },
    inputs: [input],
  });
  return [
    ...windowCases(subject),
    row('stride 2, same', { strides: 2, padding: 'same' }),
    row('a kernel larger than the input', { kernelSize: 5 }, last(axes, 2, square(axes, 3))),
    row('output padding 1', { strides: 2, outputPadding: 1 }),
    row('output padding 0', { strides: 3, outputPadding: 0 }),
    row('output padding 1, same', { strides: 2, padding: 'same', outputPadding: 1 }),
    row('output padding 0, same, an even kernel', {
      kernelSize: 4,
      strides: 3,
      padding: 'same',
      outputPadding: 0,
    }),
    row('unequal output padding', { strides: each(axes, 2, 3, 2), outputPadding: each(axes, 1, 2, 0) }),
    row('output padding with a dilated kernel', { dilationRate: 2, outputPadding: 0, padding: 'same' }),
    row(
      'output padding, open sizes',
      { strides: 2, outputPadding: 1 },
      last(axes, 4, each(axes, null, 5, null)),
    ),
    row(
      'nothing comes out',
      { kernelSize: 2, strides: 2, padding: 'same', outputPadding: 0 },
      last(axes, 4, square(axes, 1)),
    ),
    row('an empty axis, valid', {}, last(axes, 3, each(axes, 0, 5, 5))),
    ...objectCases(subject),
    ...rejectedWindowCases(subject),
    row('output padding as large as the stride', { strides: 2, outputPadding: 2 }),
    row('output padding without a stride', { outputPadding: 1 }),
    row('output padding too large along one axis', {
      strides: each(axes, 2, 3, 3),
      outputPadding: each(axes, 2, 1, 1),
    }),
    row('negative output padding', { strides: 2, outputPadding: -1 }),
    row(
      'less than nothing comes out',
      { kernelSize: 2, strides: 3, padding: 'same', outputPadding: 0 },
      last(axes, 4, square(axes, 0)),
    ),
    row('strides and dilation', { strides: 2, dilationRate: 2 }),
    row('no filters', { filters: 0 }),
  ];
}
