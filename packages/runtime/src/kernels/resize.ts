import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel, tensorOf } from './kernel.js';

/**
 * The gradients of resizing images (batch, height, width, channels). A resized image is rows · image · columns with one
 * matrix for each axis, so its gradient is the same with both transposed. In TF.js 4.22 that of the nearest neighbour is
 * wrong on cpu for more than one image, and all leave half-pixel centres out of account.
 */
export const resizeKernels: readonly Kernel[] = [
  kernel<'images' | 'dy', tf.ResizeNearestNeighborGradAttrs & HalfPixels>(
    'ResizeNearestNeighborGrad',
    ['cpu', 'wasm', 'webgl', 'webgpu'],
    ({ images, dy }, attrs) => spreadBack(dy, images.shape, attrs, nearest),
  ),
  kernel<'images' | 'dy', tf.ResizeBilinearGradAttrs & HalfPixels>(
    'ResizeBilinearGrad',
    ['cpu', 'wasm', 'webgl', 'webgpu'],
    ({ images, dy }, attrs) => spreadBack(dy, images.shape, attrs, linear),
  ),
];

interface HalfPixels {
  readonly halfPixelCenters?: boolean;
}

interface Alignment extends HalfPixels {
  readonly alignCorners: boolean;
}

/** Adds to `weights` (out, in) what output position `index` takes from the input, whose length is `length`. */
type Weigh = (weights: Float32Array, index: number, length: number, scale: number, align: Alignment) => void;

const nearest: Weigh = (weights, index, length, scale, { alignCorners, halfPixelCenters }) => {
  const at = halfPixelCenters ? (index + 0.5) * scale : index * scale;
  const source = Math.min(length - 1, alignCorners ? Math.round(at) : Math.floor(at));
  weights[index * length + Math.max(0, source)]! += 1;
};

const linear: Weigh = (weights, index, length, scale, { halfPixelCenters }) => {
  const at = halfPixelCenters ? (index + 0.5) * scale - 0.5 : index * scale;
  const below = Math.min(length - 1, Math.max(0, Math.floor(at)));
  const above = Math.min(length - 1, Math.max(0, Math.ceil(at)));
  const share = at - Math.floor(at);
  weights[index * length + below]! += 1 - share;
  weights[index * length + above]! += share;
};

function spreadBack(
  dy: tf.Tensor,
  [, inHeight, inWidth]: readonly number[],
  align: Alignment,
  weigh: Weigh,
): tf.Tensor {
  const [batch, outHeight, outWidth, channels] = dy.shape as [number, number, number, number];
  const rows = weightsOf(inHeight!, outHeight, align, weigh);
  const columns = weightsOf(inWidth!, outWidth, align, weigh);
  // (in height, out height) · (batch, out height, out width · channels), then the same for the width.
  const high = tf.matMul(rows, dy.reshape([batch, outHeight, outWidth * channels]), true);
  const lines = high.reshape([batch * inHeight!, outWidth, channels]);
  return tf.matMul(columns, lines, true).reshape([batch, inHeight!, inWidth!, channels]);
}

/** What each output position takes from each input position: a matrix (1, out, in). */
function weightsOf(length: number, outputs: number, align: Alignment, weigh: Weigh): tf.Tensor {
  const { alignCorners } = align;
  const scale = alignCorners && outputs > 1 ? (length - 1) / (outputs - 1) : length / outputs;
  const weights = new Float32Array(outputs * length);
  for (let index = 0; index < outputs; index++) weigh(weights, index, length, scale, align);
  return tensorOf(weights, [1, outputs, length]);
}
