import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The mean of the values under the window. Source: https://keras.io/api/layers/pooling_layers/average_pooling1d/ */
export const averagePooling1d = defineLayer({
  ...pooling(1, { mean: true }),
  kind: 'AveragePooling1D',
  order: 12,
  summary: 'keeps the mean',
  help: 'Moves a window over each channel and keeps the mean of the values under it. Zeros added by the padding are not counted.',
  aliases: ['avgpool', 'avgpool1d', 'average pooling', 'mean'],
});
