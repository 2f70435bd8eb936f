import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The largest value under the window. Source: https://keras.io/api/layers/pooling_layers/max_pooling2d/ */
export const maxPooling2d = defineLayer({
  ...pooling(2, { default: [2, 2] }),
  kind: 'MaxPooling2D',
  order: 1,
  summary: 'keeps the largest',
  help: 'Moves a window over each channel and keeps the largest value under it.',
  aliases: ['maxpool', 'pool', 'max pooling'],
});
