import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ask('a picture', {}, [null, 5, 5, 16]),
  ask('a row', {}, [null, 10]),
  ask('a sequence', {}, [null, 7, 3]),
  ask('a film', {}, [null, 2, 3, 4, 5]),
  ask('one number for each example', {}, [null]),
  ask('one number for each of four', {}, [4]),
  ask('a fixed batch', {}, [8, 3, 3]),
  ask('an open height', {}, [null, null, 4, 2]),
  ask('all open', {}, [null, null, null]),
  ask('an open row', {}, [null, null]),
  ask('open and zero', {}, [null, null, 0]),
  ask('nothing', {}, [null, 0, 3]),
  ask('an empty batch', {}, [0, 3, 2]),
  ask('ones', {}, [null, 1, 1, 1]),
  ask('channels first', { dataFormat: 'channels_first' }, [null, 16, 5, 5]),
  ask('channels first on a row', { dataFormat: 'channels_first' }, [null, 16]),
  ask('channels first on one axis', { dataFormat: 'channels_first' }, [null]),
  ask('text', {}, { shape: [null, 2, 2], dtype: 'string' }),
  ask('flags', {}, { shape: [null, 2, 2], dtype: 'bool' }),
  ask('large', {}, [null, 224, 224, 3]),
  ...commonCases({}, [null, 4, 3]),
  ask('a single number', {}, []),
  ask('an unknown data format', { dataFormat: 'channels_middle' }, [null, 4, 3]),
  ask('a number as data format', { dataFormat: 3 }, [null, 4, 3]),
];
