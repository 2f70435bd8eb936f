import { defineLayer } from '../core/define.js';
import { zeroPadding } from '../families/padding-and-cropping.js';

/** Zeros at the edges. Source: https://keras.io/api/layers/reshaping_layers/zero_padding2d/ */
export const zeroPadding2d = defineLayer({
  ...zeroPadding(2),
  kind: 'ZeroPadding2D',
  order: 50,
  summary: 'adds zeros around',
  help: 'Adds zeros around an image, so that a window can stand at its edge.',
  url: 'https://keras.io/api/layers/reshaping_layers/zero_padding2d/',
  aliases: ['padding', 'pad', 'zeros'],
  glyph:
    '<rect x="4.5" y="4.5" width="7" height="7" rx="1" fill="currentColor" fill-opacity=".25"/><rect x="1.5" y="1.5" width="13" height="13" rx="1.5" stroke-dasharray="2 1.6"/>',
});
