import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The largest value under the window. Source: https://keras.io/api/layers/pooling_layers/max_pooling3d/ */
export const maxPooling3d = defineLayer({
  ...pooling(3, { default: [2, 2, 2] }),
  kind: 'MaxPooling3D',
  order: 21,
  summary: 'keeps the largest',
  help: 'Moves a window over each channel and keeps the largest value under it.',
  aliases: ['maxpool', 'maxpool3d', 'max pooling'],
});
