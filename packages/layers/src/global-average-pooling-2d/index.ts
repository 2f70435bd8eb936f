import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The mean of each channel. Source: https://keras.io/api/layers/pooling_layers/global_average_pooling2d/ */
export const globalAveragePooling2d = defineLayer({
  ...globalPooling(2),
  kind: 'GlobalAveragePooling2D',
  order: 3,
  summary: 'one mean for each channel',
  help: 'Takes the mean of each channel over the whole image: one number for each channel, whatever the size.',
  url: 'https://keras.io/api/layers/pooling_layers/global_average_pooling2d/',
  aliases: ['gap', 'global average', 'avgpool'],
  glyph:
    '<rect x="1.5" y="3" width="8" height="10" rx="1"/><path d="M9.5 4.5l2.8 3.5-2.8 3.5M3.3 8h4.4"/><circle cx="13.5" cy="8" r="1.2"/>',
});
