import { globalPoolingCall } from '../families/global-pooling-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = globalPoolingCall(1, 'average');
