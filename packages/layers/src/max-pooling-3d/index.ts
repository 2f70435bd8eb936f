import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The largest value under the window. Source: https://keras.io/api/layers/pooling_layers/max_pooling3d/ */
export const maxPooling3d = defineLayer({
  ...pooling(3, { default: [2, 2, 2] }),
  kind: 'MaxPooling3D',
  order: 21,
  summary: 'keeps the largest',
  help: 'Moves a window over each channel and keeps the largest value under it.',
  url: 'https://keras.io/api/layers/pooling_layers/max_pooling3d/',
  aliases: ['maxpool', 'maxpool3d', 'max pooling'],
  glyph:
    '<path d="M5 3l4 2.2v5L5 12.5 1 10.2v-5zM1 5.2l4 2.3 4-2.3M5 7.5v5M9.5 8h1.5"/><path d="M13 6l2 1.1v2.3l-2 1.1-2-1.1V7.1z" fill="currentColor" fill-opacity=".25"/>',
});
