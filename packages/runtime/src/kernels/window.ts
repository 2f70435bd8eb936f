import * as tf from '@tensorflow/tfjs';

/** How a window runs along one spatial axis: output i sees the inputs i * stride - before + tap * dilation. */
export interface Axis {
  readonly in: number;
  readonly out: number;
  /** Taps of the window. */
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  /** Padding in front. */
  readonly before: number;
}

/** Depth, height and width. In two dimensions the depth is 1. */
export type Axes = readonly [Axis, Axis, Axis];

type Info2D = ReturnType<typeof tf.backend_util.computeConv2DInfo>;
type Info3D = ReturnType<typeof tf.backend_util.computeConv3DInfo>;

const noDepth: Axis = { in: 1, out: 1, size: 1, stride: 1, dilation: 1, before: 0 };

/** The window that sees the only position there is. */
export const point: Axes = [noDepth, noDepth, noDepth];

/** The window of a convolution or pooling of any number of dimensions. Channels come last everywhere here. */
function axesOf(info: Info2D | Info3D): Axes {
  const height: Axis = {
    in: info.inHeight,
    out: info.outHeight,
    size: info.filterHeight,
    stride: info.strideHeight,
    dilation: info.dilationHeight,
    before: Math.max(0, info.padInfo.top),
  };
  const width: Axis = {
    in: info.inWidth,
    out: info.outWidth,
    size: info.filterWidth,
    stride: info.strideWidth,
    dilation: info.dilationWidth,
    before: Math.max(0, info.padInfo.left),
  };
  if (!('inDepth' in info)) return [noDepth, height, width];
  const depth: Axis = {
    in: info.inDepth,
    out: info.outDepth,
    size: info.filterDepth,
    stride: info.strideDepth,
    dilation: info.dilationDepth,
    before: Math.max(0, info.padInfo.front),
  };
  return [depth, height, width];
}

/** What a convolution of TF.js says of itself; its gradients, as we register them, say the same. */
export interface ConvolutionAttrs {
  readonly strides: number | readonly number[];
  readonly pad: tf.Conv2DAttrs['pad'] | tf.Conv3DAttrs['pad'];
  readonly dilations?: number | readonly number[] | null;
  readonly dataFormat?: string;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** The window of a convolution, full or depthwise, over (batch, ...spatial, in) with a filter (...sizes, in, out). */
export function convolutionAxes(
  inputShape: readonly number[],
  filterShape: readonly number[],
  { strides, pad, dilations, dataFormat, dimRoundingMode }: ConvolutionAttrs,
  kind: 'full' | 'depthwise' = 'full',
): Axes {
  if (dataFormat?.startsWith('NC')) throw new Error('These kernels take channels last.');
  if (inputShape.length === 5) {
    const shapes = [inputShape, filterShape] as [Shape5D, Shape5D];
    const steps = [strides, dilations ?? 1] as [Triple, Triple];
    return axesOf(tf.backend_util.computeConv3DInfo(...shapes, ...steps, pad as 'same'));
  }
  const shapes = [inputShape, filterShape] as [Shape4D, Shape4D];
  const steps = [strides, dilations ?? 1] as [Pair, Pair];
  const info = tf.backend_util.computeConv2DInfo(
    ...shapes,
    ...steps,
    pad,
    dimRoundingMode,
    kind === 'depthwise',
  );
  return axesOf(info);
}

type PoolAttrs = Pick<tf.MaxPoolAttrs, 'dimRoundingMode'> & {
  readonly filterSize: number | readonly number[];
  readonly strides: number | readonly number[];
  readonly pad: tf.MaxPoolAttrs['pad'];
};

/** The window of a pooling of images (batch, height, width, channels). */
export function window2D(shape: readonly number[], attrs: PoolAttrs): Axes {
  const [input, pad] = [shape as Shape4D, attrs.pad];
  const [size, strides] = [attrs.filterSize as Pair, attrs.strides as Pair];
  return axesOf(tf.backend_util.computePool2DInfo(input, size, strides, 1, pad, attrs.dimRoundingMode));
}

/** The window of a pooling of volumes (batch, depth, height, width, channels). */
export function window3D(shape: readonly number[], attrs: PoolAttrs): Axes {
  const [input, pad] = [shape as Shape5D, attrs.pad as 'same'];
  const [size, strides] = [attrs.filterSize as Triple, attrs.strides as Triple];
  return axesOf(tf.backend_util.computePool3DInfo(input, size, strides, 1, pad, attrs.dimRoundingMode));
}

type Pair = [number, number];
type Triple = [number, number, number];
type Shape4D = [number, number, number, number];
type Shape5D = [number, number, number, number, number];

/** The taps [first, end) of the window at output `index` that lie inside the input, not in the padding. */
export function tapsInside(axis: Axis, index: number): readonly [first: number, end: number] {
  const start = index * axis.stride - axis.before;
  const first = start < 0 ? Math.ceil(-start / axis.dilation) : 0;
  const end = Math.min(axis.size, Math.floor((axis.in - 1 - start) / axis.dilation) + 1);
  return [first, Math.max(first, end)];
}

/**
 * Visits what every window sees: for each output position, in order, each tap that lies inside the input. All three are
 * counted in positions, over the whole batch, to be multiplied by the number of channels.
 */
export function visitTaps(
  [depth, height, width]: Axes,
  batch: number,
  visit: (output: number, tap: number, input: number) => void,
): void {
  let output = 0;
  for (let image = 0; image < batch; image++)
    for (let z = 0; z < depth.out; z++) {
      const [z0, z1] = tapsInside(depth, z);
      for (let y = 0; y < height.out; y++) {
        const [y0, y1] = tapsInside(height, y);
        for (let w = 0; w < width.out; w++, output++) {
          const [w0, w1] = tapsInside(width, w);
          const start = w * width.stride - width.before;
          for (let tz = z0; tz < z1; tz++) {
            const plane = image * depth.in + z * depth.stride - depth.before + tz * depth.dilation;
            for (let ty = y0; ty < y1; ty++) {
              const line = plane * height.in + y * height.stride - height.before + ty * height.dilation;
              const tap = (tz * height.size + ty) * width.size;
              for (let tw = w0; tw < w1; tw++)
                visit(output, tap + tw, line * width.in + start + tw * width.dilation);
            }
          }
        }
      }
    }
}
