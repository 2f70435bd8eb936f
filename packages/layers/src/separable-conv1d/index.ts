import { defineLayer } from '../core/define.js';
import { separableConvolution } from '../families/separable-convolution.js';

/** 1-D separable convolution. Source: https://keras.io/api/layers/convolution_layers/separable_convolution1d/ */
export const separableConv1d = defineLayer({
  ...separableConvolution(1),
  kind: 'SeparableConv1D',
  order: 13,
  summary: 'each channel, then a mix',
  help: 'A depthwise convolution along time, each channel by itself, and after it one of a single step that mixes the channels.',
  aliases: ['separable', 'separable1d'],
});
