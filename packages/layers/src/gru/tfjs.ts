import type { TfjsTarget } from '../core/tfjs.js';
import { type RecurrentParams, recurrentCall } from '../families/recurrent-call.js';

type GRUParams = RecurrentParams & { readonly units: number; readonly resetAfter: boolean };

/** How it is written in TensorFlow.js, which has it only with the reset gate before the product. */
export const tfjs: TfjsTarget<GRUParams> = (p, inputs) => {
  const { units, resetAfter } = p;
  return recurrentCall(
    p,
    inputs,
    { layer: 'gru', own: 'KerasGRU' },
    resetAfter ? { units, resetAfter } : { units },
    !resetAfter,
  );
};
