import * as tf from '@tensorflow/tfjs';

/**
 * The gradients of a convolution are convolutions again, so that a backend which convolves fast needs no more. All of
 * this is in as many spatial dimensions as there are strides: 2 or 3; channels last.
 */
export interface Convolution {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Padding in front of each spatial axis. */
  readonly before: readonly number[];
}

/**
 * The gradient of the filter (...sizes, in, out): x (batch, ...spatial, in) seen through dy (batch, ...outputs, out). The
 * batch is what is summed over, so it takes the place of the channels, and the two exchange stride and dilation.
 */
export function filterGradient(
  x: tf.Tensor,
  dy: tf.Tensor,
  sizes: readonly number[],
  { strides, dilations, before }: Convolution,
): tf.Tensor {
  const spatial = strides.map((_, index) => index + 1);
  const input = tf.transpose(x, [x.rank - 1, ...spatial, 0]);
  const seen = spatial.map(
    (axis, k) => (dy.shape[axis]! - 1) * strides[k]! + 1 + (sizes[k]! - 1) * dilations[k]!,
  );
  const filter = tf.transpose(dy, [...spatial, 0, dy.rank - 1]);
  return tf.transpose(correlate(input, before, seen, filter, dilations, strides), [
    ...spatial,
    0,
    x.rank - 1,
  ]);
}

/**
 * The gradient of the input (batch, ...spatial, in): dy with zeros between, where the stride skipped, and around, seen
 * through the filter turned round.
 */
export function inputGradient(
  dy: tf.Tensor,
  filter: tf.Tensor,
  spatial: readonly number[],
  { strides, dilations, before }: Convolution,
): tf.Tensor {
  const axes = strides.map((_, k) => k);
  const reach = axes.map((k) => (filter.shape[k]! - 1) * dilations[k]!);
  const input = axes.reduce((tensor, k) => spread(tensor, k + 1, strides[k]!), dy);
  const [channels, filters] = filter.shape.slice(-2) as [number, number];
  // All taps in reverse are the filter turned along every axis; and no backend reverses tensors of rank five.
  const taps = tf.reverse(filter.reshape([-1, channels, filters]), 0);
  const turned = tf.transpose(taps, [0, 2, 1]).reshape([...filter.shape.slice(0, -2), filters, channels]);
  return correlate(
    input,
    axes.map((k) => reach[k]! - before[k]!),
    axes.map((k) => spatial[k]! + reach[k]!),
    turned,
    strides.map(() => 1),
    dilations,
  );
}

type Pair = [number, number];
type Triple = [number, number, number];

/** The convolution of x once its spatial axes have `before` zeros in front, or as many less, and these lengths. */
function correlate(
  x: tf.Tensor,
  before: readonly number[],
  lengths: readonly number[],
  filter: tf.Tensor,
  strides: readonly number[],
  dilations: readonly number[],
): tf.Tensor {
  const has = x.shape.slice(1, -1);
  const begin = [0, ...before.map((zeros) => Math.max(0, -zeros)), 0];
  const kept = has.map((length, k) =>
    Math.min(length - begin[k + 1]!, lengths[k]! - Math.max(0, before[k]!)),
  );
  const part = tf.util.arraysEqual(kept, has)
    ? x
    : tf.slice(x, begin, [x.shape[0]!, ...kept, x.shape.at(-1)!]);
  const padding = kept.map((length, k): Pair => {
    const front = Math.max(0, before[k]!);
    return [front, lengths[k]! - front - length];
  });
  if (strides.length === 2) {
    const [image, weights] = [part as tf.Tensor4D, filter as tf.Tensor4D];
    const pad = [[0, 0], ...padding, [0, 0]] as [Pair, Pair, Pair, Pair];
    return tf.conv2d(image, weights, strides as Pair, pad, 'NHWC', dilations as Pair);
  }
  const weights = filter as tf.Tensor5D;
  const volume = padded(part, padding) as tf.Tensor5D;
  return tf.conv3d(volume, weights, strides as Triple, 'valid', 'NDHWC', dilations as Triple);
}

/** Puts zeros around the spatial axes; width and channels as one, as WebGL pads no tensor of rank five. */
export function padded(x: tf.Tensor, padding: readonly Pair[]): tf.Tensor {
  const channels = x.shape.at(-1)!;
  const [before, after] = padding.at(-1)!;
  const folded = x.reshape([...x.shape.slice(0, -2), x.shape.at(-2)! * channels]);
  const wide: Pair = [before * channels, after * channels];
  const shape = x.shape.slice(1, -1).map((length, k) => length + padding[k]![0] + padding[k]![1]);
  return tf.pad(folded, [[0, 0], ...padding.slice(0, -1), wide]).reshape([x.shape[0]!, ...shape, channels]);
}

/** Puts stride - 1 zeros between the entries of an axis. */
export function spread(tensor: tf.Tensor, axis: number, stride: number): tf.Tensor {
  if (stride === 1) return tensor;
  const { shape } = tensor;
  const length = shape[axis]!;
  const outer = tf.util.sizeFromShape(shape.slice(0, axis));
  const apart = tf.pad(tensor.reshape([outer, length, 1, tensor.size / (outer * length)]), [
    ...([
      [0, 0],
      [0, 0],
      [0, stride - 1],
      [0, 0],
    ] as Pair[]),
  ]);
  const resized = (to: number) => shape.map((whole, index) => (index === axis ? to : whole));
  const begin = shape.map(() => 0);
  return tf.slice(apart.reshape(resized(length * stride)), begin, resized((length - 1) * stride + 1));
}
