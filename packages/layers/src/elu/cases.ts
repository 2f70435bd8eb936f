import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

/** Keras looks at alpha only when it computes. */
export const fewer = 'Keras takes any alpha when it builds the layer';

export const cases: readonly ConformanceCase[] = [
  ask('plain', {}, [null, 10]),
  ask('on a picture', {}, [null, 28, 28, 3]),
  ask('on open sizes', {}, [null, null, null, 3]),
  ask('on one axis', {}, [null]),
  ask('on a single number', {}, []),
  ask('a fixed batch', {}, [4, 3]),
  ask('a small alpha', { alpha: 0.1 }, [null, 10]),
  ask('an alpha of two', { alpha: 2 }, [null, 10]),
  ask('no alpha', { alpha: 0 }, [null, 10]),
  ask('a negative alpha', { alpha: -1 }, [null, 10]),
  ...commonCases({}, [null, 4]),
];
