import { ask, type ConformanceCase } from '../core/case.js';
import { pictureCases } from '../families/augmenting-cases.js';
import { commonCases } from '../families/shared-cases.js';

const shape = [null, 28, 28, 3] as const;

export const cases: readonly ConformanceCase[] = [
  ...pictureCases({}),
  ask('left and right', { mode: 'horizontal' }, shape),
  ask('top and bottom', { mode: 'vertical' }, shape),
  ask('channels first', { dataFormat: 'channels_first' }, [null, 3, 28, 28]),
  ask('an unknown data format', { dataFormat: 'channels_middle' }, shape),
  {
    ...ask('an unknown mode', { mode: 'diagonal' }, shape),
    stricter: 'Keras takes any mode, and then flips nothing',
  },
  ...commonCases({ mode: 'horizontal' }, [null, 4, 4, 3]),
];
