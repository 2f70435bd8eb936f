import { ask, type ConformanceCase } from '../core/case.js';
import { shareCases } from '../families/dropping-cases.js';
import { typeCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...shareCases('rate', [null, 12, 10]),
  ...typeCases({ rate: 0.2 }, [null, 12, 10]),
  ask('on a row', { rate: 0.2 }, [null, 10]),
  ask('on too many axes', { rate: 0.2 }, [null, 2, 2, 2, 2, 2]),
  ask('frozen', { rate: 0.2, trainable: false }, [null, 12, 10]),
];
