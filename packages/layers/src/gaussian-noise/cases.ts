import { ask, type ConformanceCase } from '../core/case.js';
import { shareCases } from '../families/dropping-cases.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...shareCases('stddev', [null, 12, 10]),
  ...commonCases({ stddev: 0.2 }, [null, 4]),
  ask('on a row', { stddev: 0.2 }, [null, 10]),
  ask('on one axis', { stddev: 0.2 }, [null]),
  ask('on a single number', { stddev: 0.2 }, []),
];
