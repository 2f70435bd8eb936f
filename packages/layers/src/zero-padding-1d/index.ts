import { defineLayer } from '../core/define.js';
import { zeroPadding } from '../families/padding-and-cropping.js';

/** Zeros at the edges. Source: https://keras.io/api/layers/reshaping_layers/zero_padding1d/ */
export const zeroPadding1d = defineLayer({
  ...zeroPadding(1),
  kind: 'ZeroPadding1D',
  order: 60,
  summary: 'adds zeros around',
  help: 'Adds zeros around a signal or a sequence, so that a window can stand at its edge.',
  url: 'https://keras.io/api/layers/reshaping_layers/zero_padding1d/',
  aliases: ['padding', 'pad', 'zeros'],
  glyph:
    '<rect x="4.5" y="6" width="7" height="4" rx=".8" fill="currentColor" fill-opacity=".25"/><path d="M4.5 6h-3v4h3M11.5 6h3v4h-3" stroke-dasharray="1.6 1.3"/>',
});
