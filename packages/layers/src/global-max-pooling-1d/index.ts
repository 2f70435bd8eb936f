import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The largest value of each channel. Source: https://keras.io/api/layers/pooling_layers/global_max_pooling1d/ */
export const globalMaxPooling1d = defineLayer({
  ...globalPooling(1),
  kind: 'GlobalMaxPooling1D',
  order: 14,
  summary: 'one maximum for each channel',
  help: 'Takes the largest value of each channel over all steps: one number for each channel, whatever the size.',
  aliases: ['gmp', 'gmp1d', 'global max'],
});
