import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The mean of each channel. Source: https://keras.io/api/layers/pooling_layers/global_average_pooling1d/ */
export const globalAveragePooling1d = defineLayer({
  ...globalPooling(1),
  kind: 'GlobalAveragePooling1D',
  order: 13,
  summary: 'one mean for each channel',
  help: 'Takes the mean of each channel over all steps: one number for each channel, whatever the size.',
  url: 'https://keras.io/api/layers/pooling_layers/global_average_pooling1d/',
  aliases: ['gap', 'gap1d', 'global average'],
  glyph:
    '<rect x="1.5" y="6" width="8" height="4" rx="1"/><path d="M9.5 6l2.8 2-2.8 2M3 8h5" /><circle cx="13.5" cy="8" r="1.2"/>',
});
