import { defineLayer } from '../core/define.js';
import { depthwiseConvolution } from '../families/depthwise-convolution.js';

/** 1-D depthwise convolution. Source: https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/ */
export const depthwiseConv1d = defineLayer({
  ...depthwiseConvolution(1),
  kind: 'DepthwiseConv1D',
  order: 12,
  summary: 'a filter for each channel',
  help: 'Gives each input channel filters of its own along time and does not mix channels: far cheaper than a full convolution.',
  url: 'https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/',
  aliases: ['depthwise', 'dwconv1d'],
  glyph:
    '<rect x="1.5" y="2" width="13" height="3" rx=".7"/><rect x="1.5" y="6.5" width="13" height="3" rx=".7"/><rect x="1.5" y="11" width="13" height="3" rx=".7"/><path d="M1.5 2h4v3h-4zM5.5 6.5h4v3h-4zM9.5 11h4v3h-4z" fill="currentColor" fill-opacity=".25"/>',
});
