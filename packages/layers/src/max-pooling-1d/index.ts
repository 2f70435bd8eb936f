import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The largest value under the window. Source: https://keras.io/api/layers/pooling_layers/max_pooling1d/ */
export const maxPooling1d = defineLayer({
  ...pooling(1, { default: [2] }),
  kind: 'MaxPooling1D',
  order: 11,
  summary: 'keeps the largest',
  help: 'Moves a window over each channel and keeps the largest value under it.',
  aliases: ['maxpool', 'maxpool1d', 'max pooling'],
});
