import type { ConformanceCase } from '../core/case.js';
import { singleCases } from '../families/operating-cases.js';

export const cases: readonly ConformanceCase[] = singleCases;
export const fewer = 'it has no parameters, and Keras takes every tensor of numbers';
