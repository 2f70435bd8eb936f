import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

const of = (initValues: number, projectionDim: number) => ({ initValues, projectionDim });

export const cases: readonly ConformanceCase[] = [
  ask('as in ConvNeXt', of(1e-6, 96), [null, 56, 56, 96]),
  ask('a row', of(0.1, 10), [null, 10]),
  ask('a sequence', of(1, 8), [null, 7, 8]),
  ask('a film', of(1, 3), [null, 4, 16, 16, 3]),
  ask('open sizes', of(1, 3), [null, null, null, 3]),
  ask('open channels', of(1, 3), [null, 8, 8, null]),
  ask('open channels and one factor', of(1, 1), [null, 8, 8, null]),
  ask('one factor for all', of(0.5, 1), [null, 8, 8, 6]),
  ask('one channel is repeated', of(0.5, 6), [null, 8, 8, 1]),
  ask('one axis', of(0.5, 6), [6]),
  ask('no axis', of(0.5, 6), []),
  ask('a fixed batch', of(0.5, 6), [4, 6]),
  ask('begins at nothing', of(0, 6), [null, 6]),
  ask('begins below zero', of(-1, 6), [null, 6]),
  ask('no factors', of(1, 0), [null, 0]),
  // What whole numbers times floats are the backends do not agree on, so it is not asked.
  ...commonCases(of(1e-6, 4), [null, 5, 4]).filter(({ name }) => name !== 'on whole numbers'),
  ask('channels that differ', of(1, 5), [null, 8, 8, 6]),
  ask('a row that differs', of(1, 12), [null, 10]),
  ask('a negative number of channels', of(1, -4), [null, 4]),
  ask('channels left out', { initValues: 1 }, [null, 4]),
  ask('value left out', { projectionDim: 4 }, [null, 4]),
  ask('half a channel', of(1, 2.5), [null, 4]),
];
