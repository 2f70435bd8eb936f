import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { explainMerge, inferMerge, mergeInputs } from '../families/merging.js';

/** Smallest of the inputs, element by element. Source: https://keras.io/api/layers/merging_layers/minimum/ */
export const minimum = defineLayer({
  kind: 'Minimum',
  category: 'merging',
  order: 70,
  summary: 'keeps the smaller',
  help: 'Keeps the smallest of its inputs, element by element. The shapes have to be equal; a size of 1 is repeated.',
  aliases: ['minimum', 'min', 'smallest'],
  params: {},
  inputs: mergeInputs,
  infer: inferMerge,
  explain: explainMerge,
  reach: pointwise,
  targets: { keras: {} },
});
