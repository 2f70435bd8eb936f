import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The largest value under the window. Source: https://keras.io/api/layers/pooling_layers/max_pooling1d/ */
export const maxPooling1d = defineLayer({
  ...pooling(1, { default: [2] }),
  kind: 'MaxPooling1D',
  order: 11,
  summary: 'keeps the largest',
  help: 'Moves a window over each channel and keeps the largest value under it.',
  url: 'https://keras.io/api/layers/pooling_layers/max_pooling1d/',
  aliases: ['maxpool', 'maxpool1d', 'max pooling'],
  glyph:
    '<path d="M1.5 13V9M4.5 13V5M7.5 13v-2M1 13.5h7"/><path d="M9.5 9h2"/><path d="M13.5 13V5" stroke-width="2.2"/>',
});
