import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The largest value of each channel. Source: https://keras.io/api/layers/pooling_layers/global_max_pooling1d/ */
export const globalMaxPooling1d = defineLayer({
  ...globalPooling(1),
  kind: 'GlobalMaxPooling1D',
  order: 14,
  summary: 'one maximum for each channel',
  help: 'Takes the largest value of each channel over all steps: one number for each channel, whatever the size.',
  url: 'https://keras.io/api/layers/pooling_layers/global_max_pooling1d/',
  aliases: ['gmp', 'gmp1d', 'global max'],
  glyph:
    '<rect x="1.5" y="6" width="8" height="4" rx="1"/><path d="M9.5 6l3 2-3 2"/><circle cx="13.5" cy="8" r="1.2" fill="currentColor"/>',
});
