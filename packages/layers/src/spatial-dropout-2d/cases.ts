import { ask, type ConformanceCase } from '../core/case.js';
import { shareCases } from '../families/dropping-cases.js';
import { typeCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...shareCases('rate', [null, 8, 8, 3]),
  ...typeCases({ rate: 0.2 }, [null, 8, 8, 3]),
  ask('channels first', { rate: 0.5, dataFormat: 'channels_first' }, [null, 8, 8, 3]),
  ask('an unknown data format', { rate: 0.5, dataFormat: 'channels_middle' }, [null, 8, 8, 3]),
  ask('on a row', { rate: 0.2 }, [null, 10]),
  ask('on too many axes', { rate: 0.2 }, [null, 2, 2, 2, 2, 2]),
  ask('frozen', { rate: 0.2, trainable: false }, [null, 8, 8, 3]),
];
