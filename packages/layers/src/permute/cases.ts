import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ask('two swapped', { dims: [2, 1] }, [null, 10, 64]),
  ask('two kept', { dims: [1, 2] }, [null, 10, 64]),
  ask('channels to the front', { dims: [3, 1, 2] }, [null, 28, 14, 3]),
  ask('channels to the back', { dims: [2, 3, 1] }, [null, 3, 28, 14]),
  ask('turned round', { dims: [3, 2, 1] }, [null, 2, 3, 4]),
  ask('four axes', { dims: [4, 1, 3, 2] }, [null, 2, 3, 4, 5]),
  ask('five axes', { dims: [5, 4, 3, 2, 1] }, [null, 2, 3, 4, 5, 6]),
  ask('one axis', { dims: [1] }, [null, 7]),
  ask('no axis', { dims: [] }, [null]),
  ask('open sizes', { dims: [2, 1] }, [null, null, 64]),
  ask('all open', { dims: [3, 1, 2] }, [null, null, null, null]),
  ask('a fixed batch', { dims: [2, 1] }, [4, 10, 64]),
  ask('nothing', { dims: [2, 1] }, [null, 0, 64]),
  ask('flags', { dims: [2, 1] }, { shape: [null, 10, 64], dtype: 'bool' }),
  ...commonCases({ dims: [2, 1] }, [null, 4, 6]),
  ask('too few axes', { dims: [2, 1] }, [null, 2, 3, 4]),
  ask('too many axes', { dims: [2, 1, 3] }, [null, 2, 3]),
  ask('an axis twice', { dims: [1, 1] }, [null, 2, 3]),
  ask('an axis left out', { dims: [1, 3] }, [null, 2, 3]),
  ask('counted from 0', { dims: [0, 1] }, [null, 2, 3]),
  ask('from the end', { dims: [-1, -2] }, [null, 2, 3]),
  ask('a number', { dims: 1 }, [null, 2]),
  ask('left out', {}, [null, 2, 3]),
  ask('on a single number', { dims: [] }, []),
];
