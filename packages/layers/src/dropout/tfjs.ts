import { dropoutCall } from '../families/dropping-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = dropoutCall;
