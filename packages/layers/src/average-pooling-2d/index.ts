import { defineLayer } from '../core/define.js';
import { pooling } from '../families/pooling.js';

/** The mean of the values under the window. Source: https://keras.io/api/layers/pooling_layers/average_pooling2d/ */
export const averagePooling2d = defineLayer({
  ...pooling(2, { mean: true }),
  kind: 'AveragePooling2D',
  order: 2,
  summary: 'keeps the mean',
  help: 'Moves a window over each channel and keeps the mean of the values under it. Zeros added by the padding are not counted.',
  url: 'https://keras.io/api/layers/pooling_layers/average_pooling2d/',
  aliases: ['avgpool', 'average pooling', 'mean', 'subsampling'],
  glyph:
    '<rect x="1.5" y="4" width="7" height="8" rx="1"/><path d="M8.5 5l3 1.5M8.5 11l3-1.5M3.2 8h3.6"/><rect x="11.5" y="6" width="3" height="4" rx=".8"/>',
});
