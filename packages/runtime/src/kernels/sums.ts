import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel, tensorOf, valuesOf } from './kernel.js';

interface ReduceAttrs {
  readonly axis: number | readonly number[];
  readonly keepDims: boolean;
}

/**
 * Sum and Mean of floats on wasm. TF.js 4.22 adds one number after the other to a sum of 32 bits, which loses what a
 * deep network's normalisations subtract again: after one step of MobileNetV2 weights were off by a hundredth, where
 * Keras on two backends differs by 5e-5. Here the sums have 64 bits.
 */
export const sumKernels: readonly Kernel[] = (['Sum', 'Mean'] as const).map((name) =>
  kernel<'x', ReduceAttrs>(name, ['wasm'], ({ x }, attrs, stock) => {
    if (x.dtype !== 'float32' || x.size === 0) return stock({ x }, attrs);
    const axes = tf.util.parseAxisParam(attrs.axis as number | number[], x.shape);
    const kept = x.shape.filter((_, axis) => !axes.includes(axis));
    const sums = summed(valuesOf(x), runsOf(x.shape, axes));
    const share = name === 'Mean' ? x.size / Math.max(1, tf.util.sizeFromShape(kept)) : 1;
    const shape = attrs.keepDims ? x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size)) : kept;
    return tensorOf(
      Float32Array.from(sums, (sum) => sum / share),
      shape,
    );
  }),
);

/** Neighbouring axes that are all added up, or all kept, as one. */
interface Run {
  readonly size: number;
  readonly added: boolean;
}

function runsOf(shape: readonly number[], axes: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [axis, size] of shape.entries()) {
    const added = axes.includes(axis);
    const last = runs.at(-1);
    if (last?.added === added) runs[runs.length - 1] = { size: last.size * size, added };
    else runs.push({ size, added });
  }
  return runs;
}

/** The sums over the runs that are added up, one for each place of the others. */
function summed(values: Float32Array, runs: readonly Run[]): Float64Array {
  const size = runs.reduce((product, run) => product * (run.added ? 1 : run.size), 1);
  const sums = new Float64Array(size);
  let from = 0;
  const add = (depth: number, to: number, rest: number): void => {
    const run = runs[depth];
    if (!run) {
      sums[to]! += values[from++]!;
      return;
    }
    const inner = run.added ? rest : rest / run.size;
    if (depth < runs.length - 1) {
      for (let place = 0; place < run.size; place++)
        add(depth + 1, run.added ? to : to + place * inner, inner);
      return;
    }
    // The last run lies together in memory, and is where the time goes.
    if (run.added) {
      let sum = 0;
      for (const end = from + run.size; from < end; from++) sum += values[from]!;
      sums[to]! += sum;
    } else for (let place = 0; place < run.size; place++) sums[to + place]! += values[from++]!;
  };
  add(0, 0, size);
  return sums;
}
