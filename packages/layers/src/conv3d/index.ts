import { defineLayer } from '../core/define.js';
import { convolution } from '../families/convolution.js';

/** 3-D convolution (cross-correlation). Source: https://keras.io/api/layers/convolution_layers/convolution3d/ */
export const conv3d = defineLayer({
  ...convolution(3),
  kind: 'Conv3D',
  order: 21,
  summary: 'slides a filter through space',
  help: 'Slides small filters over a volume or a video; each makes one feature map. What is computed is the cross-correlation: the kernel is not flipped.',
  aliases: ['conv3d', 'convolution', 'volume'],
});
