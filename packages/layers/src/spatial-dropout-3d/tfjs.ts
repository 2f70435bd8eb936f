import { spatialDropoutCall } from '../families/dropping-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = spatialDropoutCall(3);
