import { defineLayer } from '../core/define.js';
import { depthwiseConvolution } from '../families/depthwise-convolution.js';

/** 1-D depthwise convolution. Source: https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/ */
export const depthwiseConv1d = defineLayer({
  ...depthwiseConvolution(1),
  kind: 'DepthwiseConv1D',
  order: 12,
  summary: 'a filter for each channel',
  help: 'Gives each input channel filters of its own along time and does not mix channels: far cheaper than a full convolution.',
  aliases: ['depthwise', 'dwconv1d'],
});
