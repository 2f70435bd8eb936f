import { defineLayer } from '../core/define.js';
import { transposedConvolution } from '../families/transposed-convolution.js';

/** 3-D transposed convolution. Source: https://keras.io/api/layers/convolution_layers/convolution3d_transpose/ */
export const conv3dTranspose = defineLayer({
  ...transposedConvolution(3),
  kind: 'Conv3DTranspose',
  order: 24,
  summary: 'makes it larger, learning how',
  help: 'Spreads each element of a volume or a video over a kernel, and so makes it larger: the way back of a convolution with strides, with weights of its own.',
  aliases: ['transpose', 'deconvolution', 'upconv'],
});
