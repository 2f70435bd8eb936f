import { defineLayer } from '../core/define.js';
import { zeroPadding } from '../families/padding-and-cropping.js';

/** Zeros at the edges. Source: https://keras.io/api/layers/reshaping_layers/zero_padding3d/ */
export const zeroPadding3d = defineLayer({
  ...zeroPadding(3),
  kind: 'ZeroPadding3D',
  order: 70,
  summary: 'adds zeros around',
  help: 'Adds zeros around a volume or a video, so that a window can stand at its edge.',
  url: 'https://keras.io/api/layers/reshaping_layers/zero_padding3d/',
  aliases: ['padding', 'pad', 'zeros'],
  glyph:
    '<path d="M8 4.5l3 1.7v3.6l-3 1.7-3-1.7V6.2z" fill="currentColor" fill-opacity=".25"/><path d="M8 1.5 14 5v6l-6 3.5L2 11V5z" stroke-dasharray="2 1.6"/>',
});
