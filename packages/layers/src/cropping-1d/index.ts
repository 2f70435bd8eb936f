import { defineLayer } from '../core/define.js';
import { cropping } from '../families/padding-and-cropping.js';

/** Cuts the edges off. Source: https://keras.io/api/layers/reshaping_layers/cropping1d/ */
export const cropping1d = defineLayer({
  ...cropping(1, 1),
  kind: 'Cropping1D',
  order: 61,
  summary: 'cuts the edges off',
  help: 'Cuts the edges of a signal or a sequence off, on each side as much as you say.',
  url: 'https://keras.io/api/layers/reshaping_layers/cropping1d/',
  aliases: ['crop', 'cut'],
  glyph: '<path d="M1.5 6h13v4h-13z" stroke-dasharray="1.6 1.3"/><path d="M4.5 3.5v9M11.5 3.5v9"/>',
});
