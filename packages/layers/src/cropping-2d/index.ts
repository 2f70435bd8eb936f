import { defineLayer } from '../core/define.js';
import { cropping } from '../families/padding-and-cropping.js';

/** Cuts the edges off. Source: https://keras.io/api/layers/reshaping_layers/cropping2d/ */
export const cropping2d = defineLayer({
  ...cropping(2, 0),
  kind: 'Cropping2D',
  order: 51,
  summary: 'cuts the edges off',
  help: 'Cuts the edges of an image off, on each side as much as you say: U-Net crops before it concatenates.',
  aliases: ['crop', 'cut'],
});
