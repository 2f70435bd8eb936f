import type { InnerLayer, Params } from '../core/define.js';
import { isRefusal, type TfjsTarget } from '../core/tfjs.js';
import { frozenFault } from '../families/frozen-call.js';
import { isNative, wrappedWeights } from '../families/wrapper-call.js';

type BidirectionalParams = Params & { readonly mergeMode: string | null; readonly backwardLayer: unknown };

/**
 * How it is written in TensorFlow.js. Porting note: its own turns a copy of one layer, whose penalties it forgets, takes
 * no mask that is a tensor, and reads again for each of two outputs.
 */
export const tfjs: TfjsTarget<BidirectionalParams> = (p, [x], inferred, inner) => {
  const { mergeMode, backwardLayer } = p;
  const frozen = frozenFault('Bidirectional', p['trainable'], inferred.weights);
  if (frozen !== undefined) return { refuse: `${frozen} Freeze the layer inside.` };
  const [there, back] = (inferred.inner ?? []).map(zeroWhereMasked);
  if (!there || !back || !x) return { refuse: 'There is no layer inside.' };
  const [use, other] = [inner(there, [x]), inner(back, [x])];
  if (isRefusal(use)) return use;
  if (isRefusal(other)) return other;
  const [width, otherWidth] = [there, back].map((one) => one.inferred.outputs[0]?.shape?.at(-1));
  if (mergeMode !== null && width !== otherWidth)
    return { refuse: 'The two readings have different sizes, which Keras announces as one.' };
  const weights = wrappedWeights(
    [
      [there, use],
      [back, other],
    ],
    inferred.weights ?? [],
  );
  if (mergeMode !== null && backwardLayer === null && isNative(there, use) && isNative(back, other))
    return { layer: 'bidirectional', config: { layer: use.layer, mergeMode }, weights };
  const { returnSequences, returnState } = there.params as { returnSequences: boolean; returnState: boolean };
  const config = { layer: use.layer, backward: other.layer, mergeMode, returnSequences, returnState };
  return { own: 'KerasBidirectional', config, weights, masks: use.masks };
};

/** Keras sets this on both, whatever they say. */
function zeroWhereMasked(layer: InnerLayer): InnerLayer {
  return { ...layer, params: { ...layer.params, zeroOutputForMask: layer.params['returnSequences'] } };
}
