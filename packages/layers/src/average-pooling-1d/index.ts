import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The mean of the values under the window. Source: https://keras.io/api/layers/pooling_layers/average_pooling1d/ */
export const averagePooling1d = defineLayer({
  ...pooling(1, { mean: true }),
  kind: 'AveragePooling1D',
  order: 12,
  summary: 'keeps the mean',
  help: 'Moves a window over each channel and keeps the mean of the values under it. Zeros added by the padding are not counted.',
  url: 'https://keras.io/api/layers/pooling_layers/average_pooling1d/',
  aliases: ['avgpool', 'avgpool1d', 'average pooling', 'mean'],
  glyph:
    '<path d="M1.5 13V9M4.5 13V5M7.5 13v-2M1 13.5h7M9.5 9h2"/><path d="M1 9h7" stroke-dasharray="1.5 1.3"/><path d="M13.5 13V9" stroke-width="2.2"/>',
});
