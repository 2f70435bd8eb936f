import { zeroPaddingCall } from '../families/spatial-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = zeroPaddingCall(2);
