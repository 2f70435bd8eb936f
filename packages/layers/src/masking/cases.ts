import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ask('a sequence', {}, [null, 10, 8]),
  ask('a sequence of any length', {}, [null, null, 8]),
  ask('open features', {}, [null, null, null]),
  ask('a row', {}, [null, 8]),
  ask('one axis', {}, [null]),
  ask('a fixed batch', {}, [4, 10, 8]),
  ask('a film', {}, [null, 5, 8, 8, 3]),
  ask('nothing', {}, [null, 5, 0]),
  ask('minus one', { maskValue: -1 }, [null, 10, 8]),
  ask('a fraction', { maskValue: 0.5 }, [null, 10, 8]),
  ask('a large number', { maskValue: 1e9 }, [null, 10, 8]),
  ask('a row of minus ones', { maskValue: -1 }, [null, 8]),
  ask('numbers of another type', { maskValue: 2 }, { shape: [null, 10, 8], dtype: 'int64' }),
  ask('flags', {}, { shape: [null, 10, 8], dtype: 'bool' }),
  ask('one step', {}, [null, 1, 8]),
  ask('one number', {}, [null, 10, 1]),
  ...commonCases({}, [null, 4, 3]),
  ...commonCases({ maskValue: 3 }, [null, null, 3]).map((one) => ({
    ...one,
    name: `${one.name}, of another value`,
  })),
  ask('a single number', {}, []),
];
