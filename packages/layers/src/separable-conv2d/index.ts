import { defineLayer } from '../core/define.js';
import { separableConvolution } from '../families/separable-convolution.js';

/** 2-D separable convolution (Chollet 2017). Source: https://keras.io/api/layers/convolution_layers/separable_convolution2d/ */
export const separableConv2d = defineLayer({
  ...separableConvolution(2),
  kind: 'SeparableConv2D',
  order: 3,
  summary: 'each channel, then a mix',
  help: 'A depthwise convolution, each channel by itself, and after it a 1×1 convolution that mixes the channels: nearly what a full convolution does, for far fewer parameters. Xception is made of it.',
  url: 'https://keras.io/api/layers/convolution_layers/separable_convolution2d/',
  aliases: ['separable', 'xception'],
  glyph:
    '<rect x="1.5" y="1.5" width="4" height="3.4" rx=".7" fill="currentColor" fill-opacity=".25"/><rect x="1.5" y="6.3" width="4" height="3.4" rx=".7" fill="currentColor" fill-opacity=".25"/><rect x="1.5" y="11.1" width="4" height="3.4" rx=".7" fill="currentColor" fill-opacity=".25"/><path d="M5.5 3.2l5 4M5.5 8h5M5.5 12.8l5-4"/><rect x="10.5" y="6" width="4" height="4" rx=".8"/>',
});
