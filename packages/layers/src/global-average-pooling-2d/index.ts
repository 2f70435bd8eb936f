import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The mean of each channel. Source: https://keras.io/api/layers/pooling_layers/global_average_pooling2d/ */
export const globalAveragePooling2d = defineLayer({
  ...globalPooling(2),
  kind: 'GlobalAveragePooling2D',
  order: 3,
  summary: 'one mean for each channel',
  help: 'Takes the mean of each channel over the whole image: one number for each channel, whatever the size.',
  aliases: ['gap', 'global average', 'avgpool'],
});
