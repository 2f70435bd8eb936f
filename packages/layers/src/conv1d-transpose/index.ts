import { defineLayer } from '../core/define.js';
import { transposedConvolution } from '../families/transposed-convolution.js';

/** 1-D transposed convolution. Source: https://keras.io/api/layers/convolution_layers/convolution1d_transpose/ */
export const conv1dTranspose = defineLayer({
  ...transposedConvolution(1),
  kind: 'Conv1DTranspose',
  order: 14,
  summary: 'makes it larger, learning how',
  help: 'Spreads each element of a signal or a sequence over a kernel, and so makes it larger: the way back of a convolution with strides, with weights of its own.',
  url: 'https://keras.io/api/layers/convolution_layers/convolution1d_transpose/',
  aliases: ['transpose', 'deconvolution', 'upconv'],
  glyph:
    '<rect x="5.5" y="2.5" width="5" height="3" rx=".8" fill="currentColor" fill-opacity=".25"/><rect x="1.5" y="10.5" width="13" height="3" rx=".8"/><path d="M5.5 5.5l-3 5M10.5 5.5l3 5"/>',
});
