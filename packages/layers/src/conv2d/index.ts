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
  aliases: ['conv', 'conv2d', 'convolution'],
});
