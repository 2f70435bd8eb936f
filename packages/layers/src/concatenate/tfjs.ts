import { type KnownTensor, sameShape } from '../core/tensor.js';
import type { TfjsMask, TfjsRefusal, TfjsTarget } from '../core/tfjs.js';
import { isRefusal } from '../core/tfjs.js';
import { mergedMask } from '../families/merging-call.js';

/**
 * How it is written in TensorFlow.js, whose own takes at least two inputs, of sizes that are equal whether they are
 * known or open, and reads every axis below 0 as the last.
 */
export const tfjs: TfjsTarget<{ readonly axis: number }> = ({ axis }, inputs) => {
  const place = placeIn(inputs[0], axis);
  const mask = maskOf(place, inputs);
  if (isRefusal(mask)) return mask;
  const others = inputs.map(({ shape }) => shape.filter((_, index) => index !== place));
  const native = inputs.length > 1 && others.every((other) => sameShape(other, others[0]));
  return native
    ? { layer: 'concatenate', config: { axis: axis === -1 ? -1 : place }, ...mask }
    : { own: 'KerasConcatenate', config: { axis }, ...mask };
};

function placeIn(x: KnownTensor | undefined, axis: number): number {
  return axis < 0 ? axis + (x?.shape.length ?? 0) : axis;
}

/** A step counts where it counts in any input; along the steps themselves, masks are put together like the inputs. */
function maskOf(place: number, inputs: readonly KnownTensor[]): { readonly mask?: TfjsMask } | TfjsRefusal {
  if (!inputs.some(({ masked }) => masked)) return {};
  const isLast = place === (inputs[0]?.shape.length ?? 0) - 1;
  if (isLast) {
    const all = inputs.every(({ masked }) => masked);
    return all ? mergedMask(inputs) : { mask: { made: { own: 'FullMask', config: {} }, from: 'inputs' } };
  }
  const steps = inputs.map(({ shape, masked }) => (masked ? null : shape[place]));
  if (inputs.some(({ masked }, index) => !masked && typeof steps[index] !== 'number'))
    return { refuse: 'An input without a mask has to be of a known length to go beside one with a mask.' };
  const config = steps.every((size) => size === null)
    ? { axis: place }
    : { axis: place, steps: steps as (number | null)[] };
  return { mask: { made: { own: 'ConcatenatedMask', config }, from: 'masks' } };
}
