import type { Params, Wanted } from '../core/define.js';
import type { Dim, KnownTensor } from '../core/tensor.js';

/**
 * The parameters of a convolution of one element that turns one image into another of given sizes: as many filters as
 * channels are wanted, and the strides that shrink it; none where the sizes are no whole strides apart. It is what
 * residual networks put on a skip (He et al. 2015, option B).
 */
export function projection(axes: number): (from: KnownTensor, wanted: Wanted) => readonly Params[] {
  return (from, { shape }) => {
    const filters = shape?.[axes + 1];
    if (!shape || shape.length !== axes + 2 || from.shape.length !== axes + 2 || typeof filters !== 'number')
      return [];
    if (typeof from.shape[axes + 1] !== 'number') return [];
    const strides: number[] = [];
    for (let axis = 1; axis <= axes; axis++) {
      const stride = strideBetween(from.shape[axis], shape[axis]);
      if (stride === undefined) return [];
      strides.push(stride);
    }
    const same = strides.every((stride) => stride === strides[0]);
    const still = strides.every((stride) => stride === 1);
    if (still && from.shape[axes + 1] === filters) return [];
    return [{ filters, kernelSize: 1, ...(still ? {} : { strides: same ? strides[0] : strides }) }];
  };
}

/** The stride with which a window of one element goes from one size to another; the same open size needs none. */
function strideBetween(from: Dim, to: Dim): number | undefined {
  if (from === null && to === null) return 1;
  if (typeof from !== 'number' || typeof to !== 'number' || to < 1 || from < to) return undefined;
  const stride = Math.ceil(from / to);
  return Math.ceil(from / stride) === to ? stride : undefined;
}
