import type { TfjsTarget } from '../core/tfjs.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly n: number }> = ({ n }) => ({ layer: 'repeatVector', config: { n } });
