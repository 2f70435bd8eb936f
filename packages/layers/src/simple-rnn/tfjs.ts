import { isRefusal, type TfjsTarget } from '../core/tfjs.js';
import { type RecurrentParams, recurrentCall } from '../families/recurrent-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<RecurrentParams & { readonly units: number }> = (p, inputs) => {
  // Keras' gated layers drop nothing at a share of 1, this one everything.
  if (Math.max(p.dropout, p.recurrentDropout) >= 1)
    return { refuse: 'A dropout of 1 leaves nothing to compute with.' };
  const call = recurrentCall(p, inputs, { layer: 'simpleRNN', own: 'KerasSimpleRNN' }, { units: p.units });
  // Keras 3.15 takes a penalty on the output and forgets it.
  return isRefusal(call) ? call : { ...call, penalised: true };
};
