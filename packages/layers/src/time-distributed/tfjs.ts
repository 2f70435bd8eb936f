import { isFloat } from '../core/tensor.js';
import { isRefusal, type TfjsTarget } from '../core/tfjs.js';
import { frozenFault } from '../families/frozen-call.js';
import { isNative, wrappedWeights } from '../families/wrapper-call.js';

/**
 * How it is written in TensorFlow.js. Porting note: its own applies a layer to one step after the other, and forgets
 * the penalties on the weights of that.
 */
export const tfjs: TfjsTarget = (p, [x], inferred, inner) => {
  const frozen = frozenFault('TimeDistributed', p['trainable'], inferred.weights);
  if (frozen !== undefined) return { refuse: `${frozen} Freeze the layer inside.` };
  const [layer] = inferred.inner ?? [];
  const [batch = null, , ...rest] = x?.shape ?? [];
  if (!layer || !x) return { refuse: 'There is no layer inside.' };
  if (layer.params['stateful'] === true)
    return { refuse: `${layer.definition.title} cannot keep its state inside TimeDistributed.` };
  // Keras applies it without looking at a penalty on its output.
  const params = {
    ...layer.params,
    ...('activityRegularizer' in layer.params ? { activityRegularizer: null } : {}),
  };
  const step = { ...x, shape: [batch, ...rest] };
  const use = inner({ ...layer, params }, [step]);
  if (isRefusal(use)) return use;
  const masked = use.masks.length > 0;
  if (masked && rest.length > 1)
    return {
      refuse: `A mask of the steps is not one of what ${layer.definition.title} reads inside of each: Keras cannot run it.`,
    };
  const weights = wrappedWeights([[layer, use]], inferred.weights ?? []);
  const castsNothing = use.before[0] === undefined;
  if (isNative(layer, use) && isFloat(x.dtype) && x.shape[1] !== 1)
    return { layer: 'timeDistributed', config: { layer: use.layer }, weights };
  // What changes without being trained is a mean over examples.
  const stepByStep = (layer.inferred.weights ?? []).some(({ trainable }) => !trainable);
  return {
    own: 'KerasTimeDistributed',
    config: { layer: use.layer, ...(stepByStep ? { stepByStep } : {}) },
    weights,
    masks: masked ? [0] : [],
    castsNothing,
  };
};
