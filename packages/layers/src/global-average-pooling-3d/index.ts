import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The mean of each channel. Source: https://keras.io/api/layers/pooling_layers/global_average_pooling3d/ */
export const globalAveragePooling3d = defineLayer({
  ...globalPooling(3),
  kind: 'GlobalAveragePooling3D',
  order: 23,
  summary: 'one mean for each channel',
  help: 'Takes the mean of each channel over the whole volume: one number for each channel, whatever the size.',
  url: 'https://keras.io/api/layers/pooling_layers/global_average_pooling3d/',
  aliases: ['gap', 'gap3d', 'global average'],
  glyph:
    '<path d="M5 2.5l4 2.3v6.4l-4 2.3-4-2.3V4.8zM1 4.8l4 2.3 4-2.3M5 7.1v6.4M9.5 6l2.5 2-2.5 2"/><circle cx="13.5" cy="8" r="1.2"/>',
});
