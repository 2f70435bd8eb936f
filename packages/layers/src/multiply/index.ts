import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { explainMerge, inferMerge, mergeInputs } from '../families/merging.js';

/** Product of the inputs, element by element: a gate. Source: https://keras.io/api/layers/merging_layers/multiply/ */
export const multiply = defineLayer({
  kind: 'Multiply',
  category: 'merging',
  order: 30,
  summary: 'multiplies branches',
  help: 'Multiplies its inputs element by element: a gate, as in squeeze-and-excitation. The shapes have to be equal; a size of 1 is repeated.',
  aliases: ['multiply', 'mul', 'product', 'gate', 'times'],
  params: {},
  inputs: mergeInputs,
  infer: inferMerge,
  explain: explainMerge,
  reach: pointwise,
  targets: { keras: {} },
});
