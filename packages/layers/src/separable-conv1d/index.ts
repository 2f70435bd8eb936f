import { defineLayer } from '../core/define.js';
import { separableConvolution } from '../families/separable-convolution.js';

/** 1-D separable convolution. Source: https://keras.io/api/layers/convolution_layers/separable_convolution1d/ */
export const separableConv1d = defineLayer({
  ...separableConvolution(1),
  kind: 'SeparableConv1D',
  order: 13,
  summary: 'each channel, then a mix',
  help: 'A depthwise convolution along time, each channel by itself, and after it one of a single step that mixes the channels.',
  url: 'https://keras.io/api/layers/convolution_layers/separable_convolution1d/',
  aliases: ['separable', 'separable1d'],
  glyph:
    '<path d="M1.5 2.5h5M1.5 8h5M1.5 13.5h5M6.5 2.5l3.5 4.5M6.5 8H10M6.5 13.5 10 9"/><rect x="10" y="6.5" width="4.5" height="3" rx=".8" fill="currentColor" fill-opacity=".25"/>',
});
