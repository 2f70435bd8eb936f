import { ask, type ConformanceCase } from '../core/case.js';
import { sizeCases } from '../families/augmenting-cases.js';
import { commonCases } from '../families/shared-cases.js';

const params = { height: 14, width: 12 };
const shape = [null, 28, 28, 3] as const;

export const cases: readonly ConformanceCase[] = [
  ...sizeCases,
  ...['nearest', 'bicubic', 'lanczos3', 'lanczos5'].map((interpolation) =>
    ask(`interpolation ${interpolation}`, { ...params, interpolation }, shape),
  ),
  ask('cropping', { ...params, cropToAspectRatio: true }, shape),
  ask('padding', { ...params, padToAspectRatio: true }, shape),
  ask('padding with grey', { ...params, padToAspectRatio: true, fillValue: 127 }, shape),
  ask('cropping and padding', { ...params, cropToAspectRatio: true, padToAspectRatio: true }, shape),
  ask('smoothed', { ...params, antialias: true }, shape),
  {
    ...ask('an unknown interpolation', { ...params, interpolation: 'cubic' }, shape),
    stricter: 'Keras looks at the interpolation only when it resizes, and fails',
  },
  ...commonCases(params, shape),
];

/** There is only one. */
export const unasked = { fillMode: 'Keras knows no other fill mode than constant' };
