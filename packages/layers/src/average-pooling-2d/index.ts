import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The mean of the values under the window. Source: https://keras.io/api/layers/pooling_layers/average_pooling2d/ */
export const averagePooling2d = defineLayer({
  ...pooling(2, { mean: true }),
  kind: 'AveragePooling2D',
  order: 2,
  summary: 'keeps the mean',
  help: 'Moves a window over each channel and keeps the mean of the values under it. Zeros added by the padding are not counted.',
  aliases: ['avgpool', 'average pooling', 'mean', 'subsampling'],
});
