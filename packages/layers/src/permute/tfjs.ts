import type { TfjsTarget } from '../core/tfjs.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly dims: readonly number[] }> = ({ dims }) => ({
  layer: 'permute',
  config: { dims },
});
