import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

export const fewer = 'it has no parameters of its own';

export const cases: readonly ConformanceCase[] = [
  ask('a row', {}, [null, 10]),
  ask('a picture', {}, [null, 28, 28, 3]),
  ask('open sizes', {}, [null, null, null]),
  ask('one axis', {}, [null]),
  ask('a single number', {}, []),
  ask('flags', {}, { shape: [null, 4], dtype: 'bool' }),
  ask('text', {}, { shape: [null, 4], dtype: 'string' }),
  ...commonCases({}, [null, 4]),
];
