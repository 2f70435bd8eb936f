import { upSamplingCall } from '../families/spatial-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = upSamplingCall(1);
