import { defineLayer } from '../core/define.js';
import { zeroPadding } from '../families/padding-and-cropping.js';

/** Zeros at the edges. Source: https://keras.io/api/layers/reshaping_layers/zero_padding2d/ */
export const zeroPadding2d = defineLayer({
  ...zeroPadding(2),
  kind: 'ZeroPadding2D',
  order: 50,
  summary: 'adds zeros around',
  help: 'Adds zeros around an image, so that a window can stand at its edge.',
  aliases: ['padding', 'pad', 'zeros'],
});
