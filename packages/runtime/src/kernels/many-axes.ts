import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from './kernel.js';

/** The most axes that XNNPACK takes, which computes these on wasm; of more TF.js 4.22 gives what lay in memory. */
const most = 6;

/** Operations of two tensors over more than six axes, on wasm: neighbouring axes that are repeated alike become one. */
export const manyAxesKernels: readonly Kernel[] = [
  'Add',
  'Sub',
  'Multiply',
  'RealDiv',
  'Maximum',
  'Minimum',
  'SquaredDifference',
].map((name) =>
  kernel<'a' | 'b', object>(name, ['wasm'], (inputs, attrs, stock) => {
    const { a, b } = inputs;
    if (a.rank <= most && b.rank <= most) return stock(inputs, attrs);
    const shape = tf.backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const [left, right] = merged(a.shape, b.shape, shape.length);
    return stock({ a: tf.reshape(a, left), b: tf.reshape(b, right) }, attrs).reshape(shape);
  }),
);

/** Both shapes with fewer axes: those next to each other along which both go on, or one of them is repeated. */
function merged(a: readonly number[], b: readonly number[], rank: number): [number[], number[]] {
  const [left, right]: [number[], number[]] = [[], []];
  const at = (shape: readonly number[], axis: number) => shape[axis - (rank - shape.length)] ?? 1;
  let before = '';
  for (let axis = 0; axis < rank; axis++) {
    const [x, y] = [at(a, axis), at(b, axis)];
    if (x === 1 && y === 1) continue;
    const kind = x === y ? 'both' : x === 1 ? 'right' : 'left';
    if (kind === before) {
      left.push((left.pop() ?? 1) * x);
      right.push((right.pop() ?? 1) * y);
    } else {
      left.push(x);
      right.push(y);
    }
    before = kind;
  }
  return [left, right];
}
