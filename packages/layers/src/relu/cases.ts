import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ask('plain', {}, [null, 10]),
  ask('on a picture', {}, [null, 28, 28, 3]),
  ask('on open sizes', {}, [null, null, null, 3]),
  ask('on one axis', {}, [null]),
  ask('on a single number', {}, []),
  ask('a fixed batch', {}, [4, 3]),
  ask('six', { maxValue: 6 }, [null, 10]),
  ask('capped at zero', { maxValue: 0 }, [null, 10]),
  ask('capped at half', { maxValue: 0.5 }, [null, 10]),
  ask('no cap', { maxValue: null }, [null, 10]),
  ask('leaking', { negativeSlope: 0.1 }, [null, 10]),
  ask('a slope above one', { negativeSlope: 2 }, [null, 10]),
  ask('starting later', { threshold: 1 }, [null, 10]),
  ask('starting a little later', { threshold: 0.01 }, [null, 10]),
  ask('all at once', { maxValue: 6, negativeSlope: 0.2, threshold: 1.5 }, [null, 7, 7, 2]),
  ask('a cap below the threshold', { maxValue: 1, threshold: 2 }, [null, 10]),
  ...commonCases({}, [null, 4]),
  ask('a negative cap', { maxValue: -1 }, [null, 10]),
  ask('a negative slope', { negativeSlope: -0.1 }, [null, 10]),
  ask('a negative threshold', { threshold: -1 }, [null, 10]),
  ask('no slope', { negativeSlope: null }, [null, 10]),
  ask('no threshold', { threshold: null }, [null, 10]),
  ask('a cap as text', { maxValue: '6' }, [null, 10]),
];
