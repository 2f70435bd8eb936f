import { type KnownTensor, sameShape } from '../core/tensor.js';
import type { TfjsCall, TfjsMask } from '../core/tfjs.js';

/** The mask of what is put together: a step counts where it counts in any input. Only where every one has a mask. */
export function mergedMask(inputs: readonly KnownTensor[]): { readonly mask?: TfjsMask } {
  return inputs.every(({ masked }) => masked)
    ? { mask: { made: { own: 'AnyMask', config: {} }, from: 'masks' } }
    : {};
}

/**
 * Add, Average, Multiply, Maximum and Minimum. Porting note: TensorFlow.js takes at least two inputs, cannot train the
 * last two where a size is repeated, and knows nothing of the masks that Keras looks at in the last three.
 */
export function mergeCall(layer: 'add' | 'average' | 'multiply' | 'maximum' | 'minimum') {
  const chooses = layer === 'maximum' || layer === 'minimum';
  return (_p: unknown, inputs: readonly KnownTensor[]): TfjsCall => {
    const mask = mergedMask(inputs);
    const alike = inputs.every(({ shape }) => sameShape(shape, inputs[0]?.shape));
    const masks =
      chooses || layer === 'multiply' ? inputs.flatMap(({ masked }, index) => (masked ? [index] : [])) : [];
    if (inputs.length > 1 && masks.length === 0 && (alike || !chooses)) return { layer, config: {}, ...mask };
    const own = `Keras${layer[0]?.toUpperCase()}${layer.slice(1)}`;
    const config = masks.length > 0 ? { masked: inputs.map(({ masked }) => masked === true) } : {};
    return { own, config, masks, ...mask };
  };
}
