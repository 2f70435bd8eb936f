import * as tf from '@tensorflow/tfjs';

type DataFormat = 'channelsLast' | 'channelsFirst';

/** How a kernel moves: one number for each spatial axis. */
export interface Movement {
  strides: number[];
  dilationRate: number[];
  padding: 'valid' | 'same' | 'causal';
}

/** A number for each spatial axis out of a config, where one stands for all. */
export function eachAxis(value: number | number[] | undefined, axes: number): number[] {
  return Array.isArray(value) ? value : Array.from({ length: axes }, () => value ?? 1);
}

/** Channels last, as all operations here want it. */
export function toChannelsLast(x: tf.Tensor, dataFormat: DataFormat): tf.Tensor {
  const spatial = Array.from({ length: x.rank - 2 }, (_, axis) => axis + 2);
  return dataFormat === 'channelsFirst' ? tf.transpose(x, [0, ...spatial, 1]) : x;
}

/** Back to where the channels were. */
export function fromChannelsLast(x: tf.Tensor, dataFormat: DataFormat): tf.Tensor {
  const spatial = Array.from({ length: x.rank - 2 }, (_, axis) => axis + 1);
  return dataFormat === 'channelsFirst' ? tf.transpose(x, [0, x.rank - 1, ...spatial]) : x;
}

/** The number of places of a window on an axis; open where the axis is. */
export function windowPlaces(
  input: number | null,
  size: number,
  stride: number,
  dilation: number,
  padding: Movement['padding'],
): number | null {
  if (input === null) return null;
  const covered = (size - 1) * dilation + 1;
  return padding === 'valid' ? Math.floor((input - covered) / stride) + 1 : Math.ceil(input / stride);
}

/** Adds the zeros that the padding asks for, so that what follows needs none. */
export function padded(
  x: tf.Tensor,
  kernel: number[],
  { strides, dilationRate, padding }: Movement,
): tf.Tensor {
  if (padding === 'valid') return x;
  const sides = kernel.map((size, axis): [number, number] => {
    const [stride = 1, dilation = 1, input = 1] = [strides[axis], dilationRate[axis], x.shape[axis + 1]];
    const covered = (size - 1) * dilation + 1;
    if (padding === 'causal') return [covered - 1, 0];
    const all = Math.max((Math.ceil(input / stride) - 1) * stride + covered - input, 0);
    return [Math.floor(all / 2), Math.ceil(all / 2)];
  });
  return sides.every(([before, after]) => before + after === 0) ? x : tf.pad(x, [[0, 0], ...sides, [0, 0]]);
}

/**
 * The cross-correlation of a batch with a kernel, over one to three spatial axes, channels last; with groups, dilation
 * and padding on one side, all of which can be trained.
 *
 * @param kernel [...sizes, input channels / groups, filters]
 */
export function convolve(x: tf.Tensor, kernel: tf.Tensor, movement: Movement, groups = 1): tf.Tensor {
  const sizes = kernel.shape.slice(0, -2);
  const full = padded(x, sizes, movement);
  if (groups === 1) return slide(full, kernel, movement);
  const channels = full.rank - 1;
  const kernels = tf.split(kernel, groups, kernel.rank - 1);
  const parts = tf.split(full, groups, channels);
  return tf.concat(
    parts.map((part, group) => slide(part, kernels[group] as tf.Tensor, movement)),
    channels,
  );
}

function slide(x: tf.Tensor, kernel: tf.Tensor, { strides, dilationRate }: Movement): tf.Tensor {
  if (kernel.rank === 5) {
    const [depth = 1, height = 1, width = 1] = strides;
    return tf.conv3d(
      x as tf.Tensor5D,
      spread(kernel, dilationRate) as tf.Tensor5D,
      [depth, height, width],
      'valid',
    );
  }
  if (kernel.rank === 3) {
    const wide = slide(tf.expandDims(x, 1), tf.expandDims(kernel, 0), {
      strides: [1, ...strides],
      dilationRate: [1, ...dilationRate],
      padding: 'valid',
    });
    return tf.squeeze(wide, [1]);
  }
  const image = (tensor: tf.Tensor) =>
    tf.conv2d(tensor as tf.Tensor4D, kernel as tf.Tensor4D, strides as [number, number], 'valid');
  return dilationRate.some((rate) => rate > 1) ? apart(x, kernel.shape, dilationRate, image) : image(x);
}

/**
 * A dilated convolution as a plain one over every so many-th pixel: TensorFlow.js has no gradient of the dilated one.
 * Every pixel of a cell of the size of the dilation becomes an image of its own.
 */
export function apart(
  x: tf.Tensor,
  kernel: number[],
  dilationRate: number[],
  convolution: (x: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  const sizes = x.shape.slice(1, -1);
  const fill = sizes.map((size, axis) => {
    const rate = dilationRate[axis] ?? 1;
    return [0, (rate - (size % rate)) % rate];
  });
  const cut = sizes.map((_, axis) => [0, fill[axis]?.[1] ?? 0]);
  const apartened = tf.spaceToBatchND(x, dilationRate, fill);
  const result = tf.batchToSpaceND(convolution(apartened), dilationRate, cut);
  // What is too much at the end saw the filling.
  const places = sizes.map(
    (size, axis) => windowPlaces(size, kernel[axis] ?? 1, 1, dilationRate[axis] ?? 1, 'valid') ?? 0,
  );
  return tf.slice(result, [0, 0, 0, 0], [-1, ...places, -1]);
}

/** The kernel with zeros between its elements. */
export function spread(kernel: tf.Tensor, dilationRate: number[]): tf.Tensor {
  return dilationRate.reduce((wide, rate, axis) => {
    if (rate === 1) return wide;
    // Of four axes at most: WebGPU takes no more.
    const [before, size = 1, behind] = [
      wide.shape.slice(0, axis),
      wide.shape[axis],
      wide.shape.slice(axis + 1),
    ];
    const [outer, inner] = [tf.util.sizeFromShape(before), tf.util.sizeFromShape(behind)];
    const rows = tf.reshape(wide, [outer, size, 1, inner]);
    const gaps: [number, number][] = [
      [0, 0],
      [0, 0],
      [0, rate - 1],
      [0, 0],
    ];
    const full = tf.reshape(tf.pad(rows, gaps), [outer, size * rate, inner]);
    const length = (size - 1) * rate + 1;
    return tf.reshape(tf.slice(full, [0, 0, 0], [outer, length, inner]), [...before, length, ...behind]);
  }, kernel);
}
