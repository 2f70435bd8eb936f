import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { explainMerge, inferMerge, mergeInputs } from '../families/merging.js';

/** Mean of the inputs, element by element. Source: https://keras.io/api/layers/merging_layers/average/ */
export const average = defineLayer({
  kind: 'Average',
  category: 'merging',
  order: 50,
  summary: 'averages branches',
  help: 'Averages its inputs element by element: an ensemble. The shapes have to be equal; a size of 1 is repeated.',
  aliases: ['average', 'mean', 'avg', 'ensemble'],
  params: {},
  inputs: mergeInputs,
  infer: inferMerge,
  explain: explainMerge,
  reach: pointwise,
  targets: { keras: {} },
});
