import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel, tensorOf, valuesOf } from './kernel.js';
import { type Axes, convolutionAxes, tapsInside } from './window.js';

/** Values of one matrix of patches at a time: 16 MB. */
const atATime = 1 << 22;

/**
 * Convolution in two and three dimensions as a product of matrices (im2col): x (batch, ...spatial, in), filter
 * (...sizes, in, out). On wasm TF.js has a fast one in two dimensions.
 */
export const convolutionKernels: readonly Kernel[] = [
  kernel<'x' | 'filter', tf.Conv2DAttrs>('Conv2D', ['cpu'], ({ x, filter }, attrs) =>
    convolve(x, filter, convolutionAxes(x.shape, filter.shape, attrs)),
  ),
  kernel<'x' | 'filter', tf.Conv3DAttrs>('Conv3D', ['cpu', 'wasm'], ({ x, filter }, attrs) =>
    convolve(x, filter, convolutionAxes(x.shape, filter.shape, attrs)),
  ),
];

function convolve(x: tf.Tensor, filter: tf.Tensor, axes: Axes): tf.Tensor {
  const [inner, columns] = [filter.size / filter.shape.at(-1)!, filter.shape.at(-1)!];
  const matrix = filter.reshape([inner, columns]);
  const values = valuesOf(x);
  const batch = x.shape[0]!;
  const outputs = axes.map((axis) => axis.out);
  const positions = outputs.reduce((product, length) => product * length, 1);
  const images = Math.max(1, Math.min(batch, Math.floor(atATime / (positions * inner))));
  const parts: tf.Tensor[] = [];
  for (let first = 0; first < batch; first += images) {
    const count = Math.min(images, batch - first);
    const patches = patchesOf(values, axes, x.shape.at(-1)!, first, count);
    const rows = tensorOf(patches, [count * positions, inner]);
    parts.push(tf.matMul(rows, matrix));
    rows.dispose();
  }
  const flat = parts.length === 1 ? parts[0]! : tf.concat(parts, 0);
  return flat.reshape([batch, ...(x.rank === 5 ? outputs : outputs.slice(1)), columns]);
}

/** One row for each output position of some images: all that its window sees, (sizes, channels); padding is zero. */
function patchesOf(
  x: Float32Array,
  axes: Axes,
  channels: number,
  first: number,
  count: number,
): Float32Array {
  const [depth, height, width] = axes;
  const rowLength = depth.size * height.size * width.size * channels;
  const patches = new Float32Array(count * depth.out * height.out * width.out * rowLength);
  let row = 0;
  for (let image = first; image < first + count; image++)
    for (let z = 0; z < depth.out; z++)
      for (let y = 0; y < height.out; y++)
        for (let w = 0; w < width.out; w++, row += rowLength)
          copyPatch(patches, row, x, image, axes, channels, z, y, w);
  return patches;
}

function copyPatch(
  patches: Float32Array,
  row: number,
  x: Float32Array,
  image: number,
  [depth, height, width]: Axes,
  channels: number,
  z: number,
  y: number,
  w: number,
): void {
  const [z0, z1] = tapsInside(depth, z);
  const [y0, y1] = tapsInside(height, y);
  const [w0, w1] = tapsInside(width, w);
  // Without dilation the taps of a line lie side by side.
  const [runs, run] = width.dilation === 1 ? [w0 < w1 ? 1 : 0, (w1 - w0) * channels] : [w1 - w0, channels];
  const start = w * width.stride - width.before + w0 * width.dilation;
  for (let tz = z0; tz < z1; tz++)
    for (let ty = y0; ty < y1; ty++) {
      const plane = image * depth.in + z * depth.stride - depth.before + tz * depth.dilation;
      const line = plane * height.in + y * height.stride - height.before + ty * height.dilation;
      let source = (line * width.in + start) * channels;
      let target = row + ((tz * height.size + ty) * width.size + w0) * channels;
      for (let r = 0; r < runs; r++, source += width.dilation * channels, target += channels)
        for (let k = 0; k < run; k++) patches[target + k] = x[source + k]!;
    }
}
