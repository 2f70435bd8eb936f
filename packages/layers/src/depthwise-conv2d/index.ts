import { defineLayer } from '../core/define.js';
import { depthwiseConvolution } from '../families/depthwise-convolution.js';

/** 2-D depthwise convolution. Source: https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/ */
export const depthwiseConv2d = defineLayer({
  ...depthwiseConvolution(2),
  kind: 'DepthwiseConv2D',
  order: 2,
  summary: 'a filter for each channel',
  help: 'Gives each input channel filters of its own and does not mix channels: far cheaper than a full convolution. MobileNet puts a 1×1 convolution after it.',
  aliases: ['depthwise', 'dwconv', 'mobilenet'],
});
