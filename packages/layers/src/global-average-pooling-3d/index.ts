import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The mean of each channel. Source: https://keras.io/api/layers/pooling_layers/global_average_pooling3d/ */
export const globalAveragePooling3d = defineLayer({
  ...globalPooling(3),
  kind: 'GlobalAveragePooling3D',
  order: 23,
  summary: 'one mean for each channel',
  help: 'Takes the mean of each channel over the whole volume: one number for each channel, whatever the size.',
  aliases: ['gap', 'gap3d', 'global average'],
});
