import { convolutionCall } from '../families/convolution-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = convolutionCall(3);
