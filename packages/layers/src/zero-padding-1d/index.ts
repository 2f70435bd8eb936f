import { defineLayer } from '../core/define.js';
import { zeroPadding } from '../families/padding-and-cropping.js';

/** Zeros at the edges. Source: https://keras.io/api/layers/reshaping_layers/zero_padding1d/ */
export const zeroPadding1d = defineLayer({
  ...zeroPadding(1),
  kind: 'ZeroPadding1D',
  order: 60,
  summary: 'adds zeros around',
  help: 'Adds zeros around a signal or a sequence, so that a window can stand at its edge.',
  aliases: ['padding', 'pad', 'zeros'],
});
