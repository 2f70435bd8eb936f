import { defineLayer } from '../core/define.js';
import { cropping } from '../families/padding-and-cropping.js';

/** Cuts the edges off. Source: https://keras.io/api/layers/reshaping_layers/cropping1d/ */
export const cropping1d = defineLayer({
  ...cropping(1, 1),
  kind: 'Cropping1D',
  order: 61,
  summary: 'cuts the edges off',
  help: 'Cuts the edges of a signal or a sequence off, on each side as much as you say.',
  aliases: ['crop', 'cut'],
});
