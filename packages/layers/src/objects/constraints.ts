import { axes } from '../fields/lists.js';
import { number } from '../fields/simple.js';
import { defineObject, type ObjectDefinition } from './define.js';

const axis = axes({
  label: 'Axis',
  help: 'Axes over which the norm is taken: 0 for a dense kernel, [0, 1, 2] for a convolution.',
  default: 0,
});
const bound = (label: string, fallback: number) =>
  number({ label, help: 'Bound of the norm.', default: fallback });

/** Source: https://keras.io/api/layers/constraints/ */
export const constraints: readonly ObjectDefinition[] = [
  defineObject({
    family: 'constraint',
    name: 'MaxNorm',
    identifier: 'max_norm',
    help: 'Scales weights down whose norm is above the bound.',
    params: { maxValue: bound('Maximum', 2), axis },
  }),
  defineObject({
    family: 'constraint',
    name: 'NonNeg',
    identifier: 'non_neg',
    help: 'Sets negative weights to zero.',
    params: {},
  }),
  defineObject({
    family: 'constraint',
    name: 'UnitNorm',
    identifier: 'unit_norm',
    help: 'Scales every vector to length 1.',
    params: { axis },
  }),
  defineObject({
    family: 'constraint',
    name: 'MinMaxNorm',
    identifier: 'min_max_norm',
    help: 'Keeps the norm between two bounds.',
    params: {
      minValue: bound('Minimum', 0),
      maxValue: bound('Maximum', 1),
      rate: number({
        label: 'Rate',
        help: 'How much of the correction is made at each step: 1 is all of it.',
        default: 1,
      }),
      axis,
    },
  }),
];
