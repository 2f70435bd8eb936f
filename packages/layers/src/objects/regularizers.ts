import { choice, number, optional } from '../fields/simple.js';
import { defineObject, type ObjectDefinition } from './define.js';

const rate = (label: string, fallback: number) =>
  number({ label, help: 'Weight of this term in the loss.', default: fallback, min: 0 });

/** Source: https://keras.io/api/layers/regularizers/ */
export const regularizers: readonly ObjectDefinition[] = [
  defineObject({
    family: 'regularizer',
    name: 'L1',
    identifier: 'l1',
    help: 'Sum of the absolute values.',
    params: { l1: rate('L1', 0.01) },
  }),
  defineObject({
    family: 'regularizer',
    name: 'L2',
    identifier: 'l2',
    help: 'Sum of the squares.',
    params: { l2: rate('L2', 0.01) },
  }),
  defineObject({
    family: 'regularizer',
    name: 'L1L2',
    identifier: 'l1l2',
    help: 'Both at once.',
    params: { l1: optional(rate('L1', 0)), l2: optional(rate('L2', 0)) },
  }),
  defineObject({
    family: 'regularizer',
    name: 'OrthogonalRegularizer',
    identifier: 'orthogonal_regularizer',
    help: 'Pulls the rows or the columns of a matrix towards being orthogonal.',
    params: {
      factor: rate('Factor', 0.01),
      mode: choice(['rows', 'columns'], { label: 'Mode', help: 'Which of the two.', default: 'rows' }),
    },
    ranks: { min: 2, max: 2 },
  }),
];
