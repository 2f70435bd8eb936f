import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ask('three times', { n: 3 }, [null, 10]),
  ask('once', { n: 1 }, [null, 10]),
  ask('often', { n: 1000 }, [null, 10]),
  ask('an open row', { n: 3 }, [null, null]),
  ask('a fixed batch', { n: 3 }, [8, 10]),
  ask('one number', { n: 3 }, [null, 1]),
  ask('nothing', { n: 3 }, [null, 0]),
  ask('an empty batch', { n: 3 }, [0, 2]),
  ask('flags', { n: 2 }, { shape: [null, 4], dtype: 'bool' }),
  ...commonCases({ n: 4 }, [null, 6]),
  ask('never', { n: 0 }, [null, 10]),
  ask('a negative number of times', { n: -2 }, [null, 10]),
  ask('half a time', { n: 1.5 }, [null, 10]),
  ask('as text', { n: '3' }, [null, 10]),
  ask('a flag', { n: true }, [null, 10]),
  ask('a list', { n: [3] }, [null, 10]),
  ask('left out', {}, [null, 10]),
  ask('on a sequence', { n: 3 }, [null, 4, 10]),
  ask('on one axis', { n: 3 }, [null]),
  ask('on a picture', { n: 3 }, [null, 4, 4, 10]),
  ask('on a single number', { n: 3 }, []),
];
