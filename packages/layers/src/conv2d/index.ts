import { defineLayer } from '../core/define.js';
import { convolution } from '../families/convolution.js';
import { projection } from '../families/projection.js';

/** 2-D convolution (cross-correlation). Source: https://keras.io/api/layers/convolution_layers/convolution2d/ */
export const conv2d = defineLayer({
  ...convolution(2),
  adapts: projection(2),
  kind: 'Conv2D',
  order: 1,
  summary: 'slides a filter',
  help: 'Slides small filters over an image; each makes one feature map. What is computed is the cross-correlation: the kernel is not flipped.',
  url: 'https://keras.io/api/layers/convolution_layers/convolution2d/',
  aliases: ['conv', 'conv2d', 'convolution'],
  glyph:
    '<rect x="2" y="2" width="12" height="12" rx="1.5"/><rect x="2" y="2" width="6" height="6" rx="1" fill="currentColor" fill-opacity=".25"/><path d="M10 5h2M11.3 3.9 12.4 5l-1.1 1.1"/>',
});
