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
  url: 'https://keras.io/api/layers/merging_layers/average/',
  aliases: ['average', 'mean', 'avg', 'ensemble'],
  glyph: '<circle cx="8" cy="8" r="6"/><path d="M5 6.5h6M5 9.5h6"/>',
  params: {},
  inputs: mergeInputs,
  infer: inferMerge,
  explain: explainMerge,
  reach: pointwise,
  targets: { keras: {} },
});
