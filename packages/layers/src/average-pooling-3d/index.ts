import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The mean of the values under the window. Source: https://keras.io/api/layers/pooling_layers/average_pooling3d/ */
export const averagePooling3d = defineLayer({
  ...pooling(3, { mean: true }),
  kind: 'AveragePooling3D',
  order: 22,
  summary: 'keeps the mean',
  help: 'Moves a window over each channel and keeps the mean of the values under it. Zeros added by the padding are not counted.',
  url: 'https://keras.io/api/layers/pooling_layers/average_pooling3d/',
  aliases: ['avgpool', 'avgpool3d', 'average pooling', 'mean'],
  glyph:
    '<path d="M5 3l4 2.2v5L5 12.5 1 10.2v-5zM1 5.2l4 2.3 4-2.3M5 7.5v5M9.5 8h1.5M13 6l2 1.1v2.3l-2 1.1-2-1.1V7.1z"/>',
});
