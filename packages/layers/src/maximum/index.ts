import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { explainMerge, inferMerge, mergeInputs } from '../families/merging.js';

/** Largest of the inputs, element by element. Source: https://keras.io/api/layers/merging_layers/maximum/ */
export const maximum = defineLayer({
  kind: 'Maximum',
  category: 'merging',
  order: 60,
  summary: 'keeps the larger',
  help: 'Keeps the largest of its inputs, element by element. The shapes have to be equal; a size of 1 is repeated.',
  aliases: ['maximum', 'max', 'largest'],
  params: {},
  inputs: mergeInputs,
  infer: inferMerge,
  explain: explainMerge,
  reach: pointwise,
  targets: { keras: {} },
});
