import type { TfjsTarget } from '../core/tfjs.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly negativeSlope: number }> = ({ negativeSlope }) => ({
  layer: 'leakyReLU',
  config: { alpha: negativeSlope },
  says: { alpha: 'negativeSlope' },
});
