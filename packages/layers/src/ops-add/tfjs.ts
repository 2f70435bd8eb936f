import { operationCall } from '../families/operating-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs = operationCall('OpsAdd', 'add');
