import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The largest value under the window. Source: https://keras.io/api/layers/pooling_layers/max_pooling2d/ */
export const maxPooling2d = defineLayer({
  ...pooling(2, { default: [2, 2] }),
  kind: 'MaxPooling2D',
  order: 1,
  summary: 'keeps the largest',
  help: 'Moves a window over each channel and keeps the largest value under it.',
  url: 'https://keras.io/api/layers/pooling_layers/max_pooling2d/',
  aliases: ['maxpool', 'pool', 'max pooling'],
  glyph:
    '<rect x="1.5" y="4" width="7" height="8" rx="1"/><path d="M8.5 5l3 1.5M8.5 11l3-1.5"/><rect x="11.5" y="6" width="3" height="4" rx=".8" fill="currentColor" fill-opacity=".25"/>',
});
