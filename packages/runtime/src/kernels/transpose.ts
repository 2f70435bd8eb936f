import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from './kernel.js';

/** Transpose: axis k of the result is axis perm[k] of x. TF.js' own on cpu works out every coordinate of every number. */
export const transposeKernels: readonly Kernel[] = [
  kernel<'x', tf.TransposeAttrs>('Transpose', ['cpu'], ({ x }, { perm }, stock) => {
    if (x.dtype === 'string' || x.dtype === 'complex64' || x.rank === 0) return stock({ x }, { perm });
    const shape = perm.map((axis) => x.shape[axis]!);
    const strides = perm.map((axis) => tf.util.sizeFromShape(x.shape.slice(axis + 1)));
    const values = x.dataSync();
    const result = values.slice();
    copyAxis(values, result, shape, strides, 0, 0, 0);
    return tf.tensor(result, shape, x.dtype);
  }),
];

/** Copies what lies along an axis and those behind it, from its place in `values` on, and says where the copy ends. */
function copyAxis(
  values: ArrayLike<number>,
  result: { [index: number]: number },
  shape: readonly number[],
  strides: readonly number[],
  axis: number,
  from: number,
  to: number,
): number {
  const length = shape[axis]!;
  const stride = strides[axis]!;
  let [source, target] = [from, to];
  if (axis === shape.length - 1)
    for (let k = 0; k < length; k++, source += stride, target++) result[target] = values[source]!;
  else
    for (let k = 0; k < length; k++, source += stride)
      target = copyAxis(values, result, shape, strides, axis + 1, source, target);
  return target;
}
