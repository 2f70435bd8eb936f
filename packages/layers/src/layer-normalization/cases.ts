import { ask, type ConformanceCase } from '../core/case.js';
import { axisCases, openAxisCases, scaleAndShiftNames } from '../families/normalizing-cases.js';
import { objectCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...axisCases,
  ...openAxisCases,
  ask('without shift', { center: false }, [null, 10]),
  ask('without scale', { scale: false }, [null, 10]),
  ask('without either', { center: false, scale: false }, [null, 10]),
  ask('without either on an open axis', { center: false, scale: false }, [null, null]),
  ...objectCases({}, [null, 6], scaleAndShiftNames),
];
