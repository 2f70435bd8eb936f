import { defineLayer } from '../core/define.js';
import { cropping } from '../families/padding-and-cropping.js';

/** Cuts the edges off. Source: https://keras.io/api/layers/reshaping_layers/cropping3d/ */
export const cropping3d = defineLayer({
  ...cropping(3, 1),
  kind: 'Cropping3D',
  order: 71,
  summary: 'cuts the edges off',
  help: 'Cuts the edges of a volume or a video off, on each side as much as you say.',
  aliases: ['crop', 'cut'],
});
