import type { TfjsTarget } from '../core/tfjs.js';
import { mergedMask } from '../families/merging-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget = (_p, inputs) => ({ own: 'Subtract', config: {}, ...mergedMask(inputs) });
