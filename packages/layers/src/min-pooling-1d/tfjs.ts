import { poolingCall } from '../families/pooling-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = poolingCall(1, 'min');
