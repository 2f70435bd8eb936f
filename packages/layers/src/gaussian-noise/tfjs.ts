import { gaussianNoiseCall } from '../families/dropping-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = gaussianNoiseCall;
