import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The mean of the values under the window. Source: https://keras.io/api/layers/pooling_layers/average_pooling3d/ */
export const averagePooling3d = defineLayer({
  ...pooling(3, { mean: true }),
  kind: 'AveragePooling3D',
  order: 22,
  summary: 'keeps the mean',
  help: 'Moves a window over each channel and keeps the mean of the values under it. Zeros added by the padding are not counted.',
  aliases: ['avgpool', 'avgpool3d', 'average pooling', 'mean'],
});
