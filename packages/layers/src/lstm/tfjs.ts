import type { TfjsTarget } from '../core/tfjs.js';
import { type RecurrentParams, recurrentCall } from '../families/recurrent-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<RecurrentParams & { readonly units: number }> = (p, inputs) =>
  recurrentCall(p, inputs, { layer: 'lstm', own: 'KerasLSTM' }, { units: p.units });
