import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { explainMerge, inferMerge, mergeInputs } from '../families/merging.js';

/** Sum of the inputs, element by element: a residual skip. Source: https://keras.io/api/layers/merging_layers/add/ */
export const add = defineLayer({
  kind: 'Add',
  category: 'merging',
  order: 10,
  summary: 'sums branches',
  help: 'Adds its inputs element by element: the skip of a residual block. The shapes have to be equal; a size of 1 is repeated.',
  aliases: ['add', 'sum', 'residual', 'skip', 'plus'],
  params: {},
  inputs: mergeInputs,
  infer: inferMerge,
  explain: explainMerge,
  reach: pointwise,
  targets: { keras: {} },
});
