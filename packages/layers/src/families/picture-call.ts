import type { KnownTensor } from '../core/tensor.js';
import type { TfjsRefusal } from '../core/tfjs.js';

/** Why pictures of so many axes cannot be had: Keras itself builds such a layer, and fails when it runs. */
export function pictureFault(x: KnownTensor | undefined): TfjsRefusal | undefined {
  const rank = x?.shape.length ?? 0;
  return rank === 3 || rank === 4
    ? undefined
    : {
        refuse: `It works on pictures of 3 or 4 axes, but ${rank} come in; Keras fails there too when it runs.`,
      };
}
