import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The largest value of each channel. Source: https://keras.io/api/layers/pooling_layers/global_max_pooling3d/ */
export const globalMaxPooling3d = defineLayer({
  ...globalPooling(3),
  kind: 'GlobalMaxPooling3D',
  order: 24,
  summary: 'one maximum for each channel',
  help: 'Takes the largest value of each channel over the whole volume: one number for each channel, whatever the size.',
  aliases: ['gmp', 'gmp3d', 'global max'],
});
