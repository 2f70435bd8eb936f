import { augmentingCall } from '../families/augmenting-call.js';

/** How it is written in TensorFlow.js, which has none. */
export const tfjs = augmentingCall('RandomBrightness', 'factor', 'valueRange');
