import { ask, type ConformanceCase } from '../core/case.js';
import { axisCases } from '../families/normalizing-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...axisCases,
  ask('an open axis', {}, [null, 7, null]),
  ask('the batch', { axis: 0 }, [null, 10]),
];
