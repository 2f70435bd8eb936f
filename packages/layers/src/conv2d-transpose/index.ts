import { defineLayer } from '../core/define.js';
import { transposedConvolution } from '../families/transposed-convolution.js';

/** 2-D transposed convolution. Source: https://keras.io/api/layers/convolution_layers/convolution2d_transpose/ */
export const conv2dTranspose = defineLayer({
  ...transposedConvolution(2),
  kind: 'Conv2DTranspose',
  order: 4,
  summary: 'makes it larger, learning how',
  help: 'Spreads each element of an image over a kernel, and so makes it larger: the way back of a convolution with strides, with weights of its own.',
  url: 'https://keras.io/api/layers/convolution_layers/convolution2d_transpose/',
  aliases: ['transpose', 'deconvolution', 'upconv'],
  glyph:
    '<rect x="2" y="2" width="12" height="12" rx="1.5"/><rect x="2" y="10" width="4" height="4" rx=".8" fill="currentColor" fill-opacity=".25"/><path d="M7.5 8.5l3-3M8 5.5h2.5V8"/>',
});
