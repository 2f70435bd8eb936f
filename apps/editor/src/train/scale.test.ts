import { expect, it } from 'vitest';
import { axisRange, marks } from './scale.js';

it.each([
  [0, 1, 4, [0, 0.25, 0.5, 0.75, 1]],
  [0, 2.31, 4, [0, 1, 2]],
  [0.1, 0.9, 4, [0.2, 0.4, 0.6, 0.8]],
  [0, 20, 5, [0, 5, 10, 15, 20]],
  [0, 0.004, 4, [0, 0.001, 0.002, 0.003, 0.004]],
])('from %d to %d with %d marks', (low, high, wanted, expected) =>
  expect(marks(low, high, wanted)).toEqual(expected),
);

it.each([
  [
    [0.1, 2.28],
    [0, 3],
  ],
  [
    [0.82, 0.97],
    [0.8, 1],
  ],
  [[5], [4.6, 5.4]],
  [[0], [-5e-7, 5e-7]],
  [[], [0, 1]],
  [
    [Number.NaN, 1, 2],
    [1, 2],
  ],
])('all of %j fits between round numbers', (values, expected) =>
  expect(axisRange(values, 4)).toEqual(expected),
);
