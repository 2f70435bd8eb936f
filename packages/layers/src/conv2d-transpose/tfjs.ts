import { transposedCall } from '../families/convolution-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = transposedCall(2);
