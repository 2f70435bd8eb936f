import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The largest value of each channel. Source: https://keras.io/api/layers/pooling_layers/global_max_pooling2d/ */
export const globalMaxPooling2d = defineLayer({
  ...globalPooling(2),
  kind: 'GlobalMaxPooling2D',
  order: 4,
  summary: 'one maximum for each channel',
  help: 'Takes the largest value of each channel over the whole image: one number for each channel, whatever the size.',
  aliases: ['gmp', 'global max', 'maxpool'],
});
