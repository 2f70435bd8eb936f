import * as tf from '@tensorflow/tfjs';
import type { Answer, KernelCase, Values } from './cases.js';

type Shape4D = [number, number, number, number];
type Shape5D = [number, number, number, number, number];

/**
 * Runs a case on the backend in use and returns where it departs from Keras the furthest, over the result and all
 * gradients: max|a - b| / max(1, max|a|).
 */
export async function departure(test: KernelCase, answer: Answer): Promise<number> {
  const results = tf.tidy(() => {
    const inputs = answer.inputs.map(toTensor);
    const run = (...given: tf.Tensor[]): tf.Tensor => operation(test, given, answer.output.shape);
    return [run(...inputs), ...tf.grads(run)(inputs, toTensor(answer.gradient))];
  });
  const expected = [answer.output, ...answer.gradients];
  const differences = await Promise.all(results.map((result, k) => difference(result, expected[k]!)));
  tf.dispose(results);
  return Math.max(...differences);
}

const toTensor = ({ shape, values }: Values) => tf.tensor(Float32Array.from(values), shape);

async function difference(tensor: tf.Tensor, expected: Values): Promise<number> {
  if (tensor.shape.join() !== expected.shape.join()) return Number.POSITIVE_INFINITY;
  const values = await tensor.data();
  let [apart, largest] = [0, 1];
  for (const [k, value] of expected.values.entries()) {
    const distance = Math.abs(value - values[k]!);
    apart = Number.isNaN(distance) ? Number.POSITIVE_INFINITY : Math.max(apart, distance);
    largest = Math.max(largest, Math.abs(value));
  }
  return apart / largest;
}

function operation(test: KernelCase, [x, weights]: readonly tf.Tensor[], outputShape: number[]): tf.Tensor {
  const { op, strides, padding = 'valid', dilations, size, to } = test;
  const flat = x!.rank === 4;
  const image = x as tf.Tensor4D;
  const volume = x as tf.Tensor5D;
  const pair = strides as [number, number];
  const triple = strides as [number, number, number];
  switch (op) {
    case 'conv':
      return flat
        ? tf.conv2d(image, weights as tf.Tensor4D, pair, padding, 'NHWC', dilations as [number, number])
        : tf.conv3d(
            ...([volume, weights as tf.Tensor5D, triple, padding, 'NDHWC'] as const),
            dilations as [number, number, number],
          );
    case 'depthwise':
      return tf.depthwiseConv2d(
        ...([image, weights as tf.Tensor4D, pair, padding, 'NHWC'] as const),
        dilations as [number, number],
      );
    case 'transpose':
      return flat
        ? tf.conv2dTranspose(image, weights as tf.Tensor4D, outputShape as Shape4D, pair, padding)
        : tf.conv3dTranspose(volume, weights as tf.Tensor5D, outputShape as Shape5D, triple, padding);
    case 'max':
      return flat
        ? tf.maxPool(image, size as [number, number], pair, padding)
        : tf.maxPool3d(volume, size as [number, number, number], triple, padding);
    case 'average':
      return flat
        ? tf.avgPool(image, size as [number, number], pair, padding)
        : tf.avgPool3d(volume, size as [number, number, number], triple, padding);
    case 'nearest':
      return tf.image.resizeNearestNeighbor(image, to as [number, number], false, true);
    case 'bilinear':
      return tf.image.resizeBilinear(image, to as [number, number], false, true);
    case 'gather':
      return tf.gather(x!, tf.tensor(test.indices as number[][], undefined, 'int32'));
    case 'matmul':
      return tf.matMul(x!, weights!, test.transposeA, test.transposeB);
  }
}
