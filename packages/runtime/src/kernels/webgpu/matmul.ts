import * as tf from '@tensorflow/tfjs';
import { type FusedExtras, finish } from '../fused.js';
import { type Kernel, kernel } from '../kernel.js';
import { point } from '../window.js';
import { filterGradient, forward, inputGradient } from './convolution.js';

/** Multiplications up to which TF.js' shared tiles are not worth their waiting. */
const small = 1 << 22;

/**
 * Small products of two matrices on WebGPU: a dense layer is a convolution over a single position, and so are its two
 * gradients. Large ones and stacks of matrices are left to TF.js.
 */
export const matmulKernels: readonly Kernel[] = [
  kernel<'a' | 'b', tf.BatchMatMulAttrs>(
    'BatchMatMul',
    ['webgpu'],
    (inputs, attrs, stock) => product(inputs, attrs) ?? stock(inputs, attrs),
  ),
  kernel<'a' | 'b' | FusedExtras, tf._FusedMatMulAttrs>(
    '_FusedMatMul',
    ['webgpu'],
    (inputs, attrs, stock) => {
      const plain = product(inputs, attrs);
      return plain ? finish(plain, inputs, attrs) : stock(inputs, attrs);
    },
  ),
];

function product(
  { a, b }: Readonly<Record<'a' | 'b', tf.Tensor>>,
  { transposeA, transposeB }: tf.BatchMatMulAttrs,
): tf.Tensor | undefined {
  const single = (tensor: tf.Tensor) => tf.util.sizeFromShape(tensor.shape.slice(0, -2)) === 1;
  if (a.dtype !== 'float32' || b.dtype !== 'float32') return undefined;
  if (!single(a) || !single(b) || (transposeA && transposeB)) return undefined;
  const [rows, inner] = sides(a, transposeA);
  const columns = sides(b, transposeB)[1];
  if (rows * inner * columns > small) return undefined;
  const result = transposeA
    ? filterGradient(
        a.reshape([inner, 1, 1, rows]),
        b.reshape([inner, 1, 1, columns]),
        [1, 1, rows, columns],
        point,
      )
    : transposeB
      ? inputGradient(
          a.reshape([rows, 1, 1, inner]),
          b.reshape([1, 1, columns, inner]),
          [rows, 1, 1, columns],
          point,
        )
      : forward(a.reshape([rows, 1, 1, inner]), b.reshape([1, 1, inner, columns]), point);
  const outer = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return result.reshape([...outer, rows, columns]);
}

/** Rows and columns of a matrix, as they are once it is transposed where it is to be. */
function sides(tensor: tf.Tensor, transposed: boolean): [number, number] {
  const [rows, columns] = tensor.shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}
