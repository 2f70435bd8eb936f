import { defineLayer } from '../core/define.js';
import { transposedConvolution } from '../families/transposed-convolution.js';

/** 1-D transposed convolution. Source: https://keras.io/api/layers/convolution_layers/convolution1d_transpose/ */
export const conv1dTranspose = defineLayer({
  ...transposedConvolution(1),
  kind: 'Conv1DTranspose',
  order: 14,
  summary: 'makes it larger, learning how',
  help: 'Spreads each element of a signal or a sequence over a kernel, and so makes it larger: the way back of a convolution with strides, with weights of its own.',
  aliases: ['transpose', 'deconvolution', 'upconv'],
});
