import { computeType } from '../core/common.js';
import type { Inferred } from '../core/define.js';
import type { DType, KnownTensor, Shape, Tensor } from '../core/tensor.js';

/**
 * What a layer gives: a tensor of the type it computes in (whole numbers that come in leave as floats), with the mask
 * of its input where it hands masks on.
 */
export function computed(p: { readonly dtype: string }, shape: Shape | undefined, masked = false): Tensor {
  return tensorOf(computeType(p.dtype), shape, masked);
}

/** A tensor that says `masked` only where it is. */
export function tensorOf(dtype: DType, shape: Shape | undefined, masked = false): Tensor {
  return masked ? { shape, dtype, masked } : { shape, dtype };
}

/** For layers that change the numbers but not the shape, and hand a mask on. */
export function keepShape(p: { readonly dtype: string }, [x]: readonly KnownTensor[]): Inferred {
  return { outputs: [computed(p, x?.shape, x?.masked)] };
}
