import { defineLayer } from '../core/define.js';
import { transposedConvolution } from '../families/transposed-convolution.js';

/** 3-D transposed convolution. Source: https://keras.io/api/layers/convolution_layers/convolution3d_transpose/ */
export const conv3dTranspose = defineLayer({
  ...transposedConvolution(3),
  kind: 'Conv3DTranspose',
  order: 24,
  summary: 'makes it larger, learning how',
  help: 'Spreads each element of a volume or a video over a kernel, and so makes it larger: the way back of a convolution with strides, with weights of its own.',
  url: 'https://keras.io/api/layers/convolution_layers/convolution3d_transpose/',
  aliases: ['transpose', 'deconvolution', 'upconv'],
  glyph:
    '<path d="M8 1.5 14 5v6l-6 3.5L2 11V5zM2 5l6 3.5L14 5M8 8.5v6"/><path d="M2 8.5l3 1.75v2.5L2 11z" fill="currentColor" fill-opacity=".25"/><path d="M6 6.5l2-2.5 2 2.5"/>',
});
