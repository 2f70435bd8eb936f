import type { TfjsTarget } from '../core/tfjs.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget = () => ({
  layer: 'activation',
  config: { activation: 'linear' },
  castsNothing: true,
});
