import type { TfjsTarget } from '../core/tfjs.js';
import { precisionFault } from '../families/operating-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget = (_p, _inputs, inferred) =>
  precisionFault(inferred) ?? { own: 'OpsSquare', config: {} };
