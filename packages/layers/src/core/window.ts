import type { Dim } from './tensor.js';

/** How a window moves along one axis. */
export interface AxisWindow {
  /** Elements of the kernel, before dilation. */
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: Padding;
}

export type Padding = 'valid' | 'same' | 'causal';

/** What the window covers when its elements stand `dilation` apart. */
export function extent(size: number, dilation: number): number {
  return (size - 1) * dilation + 1;
}

/**
 * The number of places where the window can stand on an axis of `input` elements. With `valid` the result is 0 or
 * less where the window is larger than the axis; the caller reports it.
 * Source: keras.src.ops.operation_utils.compute_conv_output_shape.
 */
export function windowOutput(input: Dim, { size, stride, dilation, padding }: AxisWindow): Dim {
  if (typeof input !== 'number') return input;
  if (padding === 'valid') return Math.floor((input - extent(size, dilation)) / stride) + 1;
  return Math.floor((input - 1) / stride) + 1;
}

/** The zeros that `same` adds on each side: the odd one goes after (TensorFlow's rule, which Keras follows). */
export function samePadding(
  input: number,
  { size, stride, dilation }: AxisWindow,
): { before: number; after: number } {
  const output = Math.ceil(input / stride);
  const total = Math.max((output - 1) * stride + extent(size, dilation) - input, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

/** The zeros that `causal` adds, all of them before the start. Source: keras.src.layers.convolutional.conv1d. */
export function causalPadding({ size, dilation }: AxisWindow): number {
  return extent(size, dilation) - 1;
}

/** How a transposed window spreads one axis out. */
export interface TransposedWindow extends AxisWindow {
  /** Undefined: as much as the padding asks for. */
  readonly outputPadding: number | undefined;
}

/**
 * The size of an axis after a transposed convolution.
 * Source: keras.src.backend.common.backend_utils._get_output_shape_given_tf_padding.
 */
export function transposedOutput(
  input: Dim,
  { size, stride, dilation, padding, outputPadding }: TransposedWindow,
): Dim {
  if (typeof input !== 'number') return input;
  const covered = extent(size, dilation);
  if (padding === 'same') {
    return outputPadding === undefined
      ? input * stride
      : (input - 1) * stride + (covered % 2) + outputPadding;
  }
  return (input - 1) * stride + covered + (outputPadding ?? Math.max(covered, stride) - covered);
}
