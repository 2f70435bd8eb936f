import { defineLayer } from '../core/define.js';
import { zeroPadding } from '../families/padding-and-cropping.js';

/** Zeros at the edges. Source: https://keras.io/api/layers/reshaping_layers/zero_padding3d/ */
export const zeroPadding3d = defineLayer({
  ...zeroPadding(3),
  kind: 'ZeroPadding3D',
  order: 70,
  summary: 'adds zeros around',
  help: 'Adds zeros around a volume or a video, so that a window can stand at its edge.',
  aliases: ['padding', 'pad', 'zeros'],
});
