import type { ConformanceCase } from '../core/case.js';
import { upSamplingCases } from '../families/shaping.cases.js';

const image = [{ shape: [null, 7, 5, 3] }];

export const cases: readonly ConformanceCase[] = [
  ...upSamplingCases(2),
  { name: 'bilinear', params: { interpolation: 'bilinear' }, inputs: image },
  { name: 'bicubic', params: { size: [3, 2], interpolation: 'bicubic' }, inputs: image },
  { name: 'lanczos3', params: { size: 4, interpolation: 'lanczos3' }, inputs: image },
  { name: 'lanczos5', params: { interpolation: 'lanczos5' }, inputs: [{ shape: [null, null, null, 3] }] },
  { name: 'bilinear in capitals', params: { interpolation: 'BILINEAR' }, inputs: image },
  {
    name: 'an unknown interpolation',
    params: { interpolation: 'cubist' },
    inputs: image,
    stricter: 'Keras looks at the name only when it computes, and then fails on every backend.',
  },
];
