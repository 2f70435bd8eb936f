import type { LayerForm } from './lib/weights/model-weights.js';

/** The layers with weights: their names, and the paths of the weights in Keras. */
export const layers: readonly LayerForm[] = [
  ['C1', 'kernel', 'bias'],
  ['C3', 'kernel', 'bias'],
  ['C5', 'kernel', 'bias'],
  ['F6', 'kernel', 'bias'],
  ['output', 'kernel', 'bias'],
];
