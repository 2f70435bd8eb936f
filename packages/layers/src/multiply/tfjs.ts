import type { TfjsTarget } from '../core/tfjs.js';
import { mergeCall } from '../families/merging-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget = mergeCall('multiply');
