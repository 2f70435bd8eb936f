import { movingCall } from '../families/augmenting-call.js';

/** How it is written in TensorFlow.js, which has none. */
export const tfjs = movingCall('RandomShear', 'xFactor', 'yFactor');
