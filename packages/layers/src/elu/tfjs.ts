import type { TfjsTarget } from '../core/tfjs.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly alpha: number }> = ({ alpha }) =>
  alpha === 1 ? { layer: 'elu', config: {} } : { own: 'KerasELU', config: { alpha } };
