import type { TfjsTarget } from '../core/tfjs.js';
import type { Numbers } from '../fields/index.js';

/** How it is written in TensorFlow.js, whose own takes no lists. */
export const tfjs: TfjsTarget<{ readonly scale: Numbers; readonly offset: Numbers }> = ({ scale, offset }) =>
  typeof scale === 'number' && typeof offset === 'number'
    ? { layer: 'rescaling', config: { scale, offset } }
    : { own: 'KerasRescaling', config: { scale, offset } };
