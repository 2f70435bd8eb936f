import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from './kernel.js';

/**
 * UnsortedSegmentSum: row s of the result is the sum of the rows of x (rows, ...inner) whose segment is s; those with a
 * negative segment are left out. It is the gradient of looking rows up (Embedding). wasm lacks it, and cpu goes through
 * all rows once for every segment.
 */
export const segmentSumKernels: readonly Kernel[] = [
  kernel<'x' | 'segmentIds', tf.UnsortedSegmentSumAttrs>(
    'UnsortedSegmentSum',
    ['cpu', 'wasm'],
    ({ x, segmentIds }, { numSegments }) => {
      const values = x.dataSync();
      const segments = segmentIds.dataSync();
      const inner = segments.length === 0 ? 0 : x.size / segments.length;
      const shape = [numSegments, ...x.shape.slice(segmentIds.rank)];
      const result = tf.util.getTypedArrayFromDType(x.dtype as 'float32', numSegments * inner);
      segments.forEach((segment, row) => {
        if (segment < 0 || segment >= numSegments) return;
        for (let k = 0; k < inner; k++) result[segment * inner + k]! += values[row * inner + k]!;
      });
      return tf.tensor(result, shape, x.dtype);
    },
  ),
];
