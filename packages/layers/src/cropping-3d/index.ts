import { defineLayer } from '../core/define.js';
import { cropping } from '../families/padding-and-cropping.js';

/** Cuts the edges off. Source: https://keras.io/api/layers/reshaping_layers/cropping3d/ */
export const cropping3d = defineLayer({
  ...cropping(3, 1),
  kind: 'Cropping3D',
  order: 71,
  summary: 'cuts the edges off',
  help: 'Cuts the edges of a volume or a video off, on each side as much as you say.',
  url: 'https://keras.io/api/layers/reshaping_layers/cropping3d/',
  aliases: ['crop', 'cut'],
  glyph:
    '<path d="M8 1.5 14 5v6l-6 3.5L2 11V5z" stroke-dasharray="1.6 1.3"/><path d="M8 4.5l3 1.7v3.6l-3 1.7-3-1.7V6.2zM5 6.2l3 1.7 3-1.7M8 7.9v3.6"/>',
});
