import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel, type StockKernel, tensorOf, valuesOf } from './kernel.js';
import { type Matrix, multiplyInto } from './multiply.js';

type Operand = 'a' | 'b';

/** Where one matrix of a batch is worth the call that multiplies it alone (wasm). */
const worthACall = 1 << 15;

/**
 * BatchMatMul: a (..., rows, inner) · b (..., inner, columns) = (..., rows, columns), where each may be stored
 * transposed, and the leading dimensions are broadcast.
 */
export const matmulKernels: readonly Kernel[] = [
  kernel<Operand, tf.BatchMatMulAttrs>('BatchMatMul', ['cpu'], (inputs, attrs, stock) =>
    ofFloats(inputs) ? onCpu(inputs, attrs) : stock(inputs, attrs),
  ),
  kernel<Operand, tf.BatchMatMulAttrs>('BatchMatMul', ['wasm'], (inputs, attrs, stock) =>
    ofFloats(inputs) ? onWasm(inputs, attrs, stock) : stock(inputs, attrs),
  ),
];

const ofFloats = ({ a, b }: Readonly<Record<Operand, tf.Tensor>>) =>
  a.dtype === 'float32' && b.dtype === 'float32';

function onCpu(
  inputs: Readonly<Record<Operand, tf.Tensor>>,
  { transposeA, transposeB }: tf.BatchMatMulAttrs,
): tf.Tensor {
  const { a, b, batch } = broadcast(inputs);
  const [rows, inner] = sides(a, transposeA);
  const columns = sides(b, transposeB)[1];
  const result = new Float32Array(tf.util.sizeFromShape(batch) * rows * columns);
  const left = matrixIn(a, transposeA);
  const right = matrixIn(b, transposeB);
  // A single matrix on one side serves the whole batch.
  const leftStep = a.size === rows * inner ? 0 : rows * inner;
  const rightStep = b.size === inner * columns ? 0 : inner * columns;
  for (let index = 0, offset = 0; offset < result.length; index++, offset += rows * columns)
    multiplyInto(
      result,
      offset,
      { ...left, offset: index * leftStep },
      { ...right, offset: index * rightStep },
      ...([rows, inner, columns] as const),
    );
  return tensorOf(result, [...batch, rows, columns]);
}

/**
 * TF.js' kernel is fast (XNNPACK) for a single product of matrices that are not transposed, and ten times slower for all
 * others, so those are brought to that form.
 */
function onWasm(
  inputs: Readonly<Record<Operand, tf.Tensor>>,
  { transposeA, transposeB }: tf.BatchMatMulAttrs,
  stock: StockKernel,
): tf.Tensor {
  const { a, b, batch } = broadcast(inputs);
  const [rows, inner] = sides(a, transposeA);
  const columns = sides(b, transposeB)[1];
  const count = tf.util.sizeFromShape(batch);
  if (count > 1 && rows * inner * columns < worthACall) return stock({ a, b }, { transposeA, transposeB });
  const plain = { transposeA: false, transposeB: false };
  const product = (x: tf.Tensor, y: tf.Tensor): tf.Tensor =>
    stock({ a: transposeA ? swapped(x) : x, b: transposeB ? swapped(y) : y }, plain);
  if (count === 1) return product(a, b);
  const one = (stack: tf.Tensor, index: number): tf.Tensor => {
    const [height, width] = stack.shape.slice(-2) as [number, number];
    const all = stack.reshape([-1, height, width]);
    return all.slice([all.shape[0] === 1 ? 0 : index, 0, 0], [1, height, width]);
  };
  const products = Array.from({ length: count }, (_, index) =>
    tf.tidy(() => product(one(a, index), one(b, index)).reshape([1, rows, columns])),
  );
  return tf.concat(products, 0).reshape([...batch, rows, columns]);
}

/** The operands with equal leading dimensions, or one of them with a single matrix; and the result's leading dimensions. */
function broadcast({ a, b }: Readonly<Record<Operand, tf.Tensor>>) {
  const [outerA, outerB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(outerA, outerB);
  const fill = (tensor: tf.Tensor, outer: number[]) =>
    tf.util.sizeFromShape(outer) === 1 || tf.util.arraysEqual(outer, batch)
      ? tensor
      : tf.broadcastTo(tensor, [...batch, ...tensor.shape.slice(-2)]);
  return { a: fill(a, outerA), b: fill(b, outerB), batch };
}

/** Rows and columns of a matrix, as they are once it is transposed where it is to be. */
function sides(tensor: tf.Tensor, transposed: boolean): [number, number] {
  const [rows, columns] = tensor.shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}

function matrixIn(tensor: tf.Tensor, transposed: boolean): Matrix {
  const width = tensor.shape.at(-1) as number;
  const [rowStride, columnStride] = transposed ? [1, width] : [width, 1];
  return { values: valuesOf(tensor), offset: 0, rowStride, columnStride };
}

/** The same with its last two axes exchanged. */
function swapped(tensor: tf.Tensor): tf.Tensor {
  const order = [...tensor.shape.keys()];
  return tf.transpose(tensor, [...order.slice(0, -2), tensor.rank - 1, tensor.rank - 2]);
}
