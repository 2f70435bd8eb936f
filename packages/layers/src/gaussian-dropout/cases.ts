import { ask, type ConformanceCase } from '../core/case.js';
import { shareCases } from '../families/dropping-cases.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...shareCases('rate', [null, 12, 10]),
  ...commonCases({ rate: 0.2 }, [null, 4]),
  ask('on a row', { rate: 0.2 }, [null, 10]),
  ask('on one axis', { rate: 0.2 }, [null]),
  ask('on a single number', { rate: 0.2 }, []),
];
