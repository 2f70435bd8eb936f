import { ask, type ConformanceCase } from '../core/case.js';
import { shareCases } from '../families/dropping-cases.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...shareCases('rate', [null, 12, 10]),
  ...commonCases({ rate: 0.2 }, [null, 4]),
  ask('on a single number', { rate: 0.2 }, []),
  ask('a time step', { rate: 0.5, noiseShape: [null, 12, 1] }, [null, 12, 10]),
  ask('noise of another size', { rate: 0.5, noiseShape: [null, 7] }, [null, 10]),
  {
    ...ask('noise of no size', { rate: 0.5, noiseShape: [null, 0] }, [null, 10]),
    stricter: 'Keras looks at the sizes only when it draws the noise, and then fails on every backend.',
  },
  ask('noise of another rank', { rate: 0.5, noiseShape: [1] }, [null, 10]),
];
