import { defineLayer } from '../core/define.js';
import { depthwiseConvolution } from '../families/depthwise-convolution.js';

/** 2-D depthwise convolution. Source: https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/ */
export const depthwiseConv2d = defineLayer({
  ...depthwiseConvolution(2),
  kind: 'DepthwiseConv2D',
  order: 2,
  summary: 'a filter for each channel',
  help: 'Gives each input channel filters of its own and does not mix channels: far cheaper than a full convolution. MobileNet puts a 1×1 convolution after it.',
  url: 'https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/',
  aliases: ['depthwise', 'dwconv', 'mobilenet'],
  glyph:
    '<path d="M4 1.5h9l-2 3H2zM4 6.5h9l-2 3H2zM4 11.5h9l-2 3H2z"/><path d="M4 1.5h3l-2 3H2zM7 6.5h3l-2 3H5zM10 11.5h3l-2 3H8z" fill="currentColor" fill-opacity=".25"/>',
});
