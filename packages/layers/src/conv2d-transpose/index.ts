import { defineLayer } from '../core/define.js';
import { transposedConvolution } from '../families/transposed-convolution.js';

/** 2-D transposed convolution. Source: https://keras.io/api/layers/convolution_layers/convolution2d_transpose/ */
export const conv2dTranspose = defineLayer({
  ...transposedConvolution(2),
  kind: 'Conv2DTranspose',
  order: 4,
  summary: 'makes it larger, learning how',
  help: 'Spreads each element of an image over a kernel, and so makes it larger: the way back of a convolution with strides, with weights of its own.',
  aliases: ['transpose', 'deconvolution', 'upconv'],
});
