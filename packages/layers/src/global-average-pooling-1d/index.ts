import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The mean of each channel. Source: https://keras.io/api/layers/pooling_layers/global_average_pooling1d/ */
export const globalAveragePooling1d = defineLayer({
  ...globalPooling(1),
  kind: 'GlobalAveragePooling1D',
  order: 13,
  summary: 'one mean for each channel',
  help: 'Takes the mean of each channel over all steps: one number for each channel, whatever the size.',
  aliases: ['gap', 'gap1d', 'global average'],
});
