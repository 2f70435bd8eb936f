import { ask, type ConformanceCase } from '../core/case.js';
import { mergeCases } from '../families/merge-cases.js';

export const cases: readonly ConformanceCase[] = [
  ...mergeCases,
  ask('one input', {}, [null, 10]),
  ask('three inputs', {}, [null, 10], [null, 10], [null, 10]),
];
