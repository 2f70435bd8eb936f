import { defineLayer } from '../core/define.js';
import { globalPooling } from '../families/global-pooling.js';

/** The largest value of each channel. Source: https://keras.io/api/layers/pooling_layers/global_max_pooling2d/ */
export const globalMaxPooling2d = defineLayer({
  ...globalPooling(2),
  kind: 'GlobalMaxPooling2D',
  order: 4,
  summary: 'one maximum for each channel',
  help: 'Takes the largest value of each channel over the whole image: one number for each channel, whatever the size.',
  url: 'https://keras.io/api/layers/pooling_layers/global_max_pooling2d/',
  aliases: ['gmp', 'global max', 'maxpool'],
  glyph:
    '<rect x="1.5" y="3" width="8" height="10" rx="1"/><path d="M9.5 4.5l3 3.5-3 3.5"/><circle cx="13.5" cy="8" r="1.2" fill="currentColor"/>',
});
