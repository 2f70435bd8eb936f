import { defineLayer } from '../core/define.js';
import { separableConvolution } from '../families/separable-convolution.js';

/** 2-D separable convolution (Chollet 2017). Source: https://keras.io/api/layers/convolution_layers/separable_convolution2d/ */
export const separableConv2d = defineLayer({
  ...separableConvolution(2),
  kind: 'SeparableConv2D',
  order: 3,
  summary: 'each channel, then a mix',
  help: 'A depthwise convolution, each channel by itself, and after it a 1×1 convolution that mixes the channels: nearly what a full convolution does, for far fewer parameters. Xception is made of it.',
  aliases: ['separable', 'xception'],
});
