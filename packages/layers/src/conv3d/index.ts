import { defineLayer } from '../core/define.js';
import { convolution } from '../families/convolution.js';

/** 3-D convolution (cross-correlation). Source: https://keras.io/api/layers/convolution_layers/convolution3d/ */
export const conv3d = defineLayer({
  ...convolution(3),
  kind: 'Conv3D',
  order: 21,
  summary: 'slides a filter through space',
  help: 'Slides small filters over a volume or a video; each makes one feature map. What is computed is the cross-correlation: the kernel is not flipped.',
  url: 'https://keras.io/api/layers/convolution_layers/convolution3d/',
  aliases: ['conv3d', 'convolution', 'volume'],
  glyph:
    '<path d="M8 1.5 14 5v6l-6 3.5L2 11V5zM2 5l6 3.5L14 5M8 8.5v6"/><path d="M2 5l3 1.75v3.5L2 8.5z" fill="currentColor" fill-opacity=".25"/><path d="M10 11.5l2-1.2"/>',
});
