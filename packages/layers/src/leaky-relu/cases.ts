import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ask('plain', {}, [null, 10]),
  ask('on a sequence', {}, [null, 12, 10]),
  ask('on a picture', {}, [null, 28, 28, 3]),
  ask('on a film', {}, [null, 4, 28, 28, 3]),
  ask('on open sizes', {}, [null, null, null, 3]),
  ask('on all open', {}, [null, null]),
  ask('on one axis', {}, [null]),
  ask('on a single number', {}, []),
  ask('a fixed batch', {}, [4, 3]),
  ask('on nothing', {}, [null, 0]),
  ask('a slope of 0.01', { negativeSlope: 0.01 }, [null, 10]),
  ask('a slope of 0.2', { negativeSlope: 0.2 }, [null, 28, 28, 3]),
  ask('no slope at all', { negativeSlope: 0 }, [null, 10]),
  ask('a slope of one', { negativeSlope: 1 }, [null, 10]),
  ask('a steep slope', { negativeSlope: 5 }, [null, 10]),
  ask('a tiny slope', { negativeSlope: 1e-9 }, [null, 10]),
  ...commonCases({}, [null, 4]),
  ask('a negative slope', { negativeSlope: -0.1 }, [null, 10]),
  ask('a very negative slope', { negativeSlope: -1e300 }, [null, 10]),
  ask('none', { negativeSlope: null }, [null, 10]),
  ask('text', { negativeSlope: '0.3' }, [null, 10]),
  ask('a list', { negativeSlope: [0.3] }, [null, 10]),
];
