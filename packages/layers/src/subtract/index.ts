import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { explainMerge, inferMerge, pairInputs } from '../families/merging.js';

/** The first input less the second, element by element. Source: https://keras.io/api/layers/merging_layers/subtract/ */
export const subtract = defineLayer({
  kind: 'Subtract',
  category: 'merging',
  order: 40,
  summary: 'takes one from the other',
  help: 'Subtracts the second input from the first, element by element. The shapes have to be equal; a size of 1 is repeated.',
  aliases: ['subtract', 'sub', 'minus', 'difference'],
  params: {},
  inputs: pairInputs,
  infer: inferMerge,
  explain: explainMerge,
  reach: pointwise,
  targets: {
    keras: { takesList: true },
  },
});
