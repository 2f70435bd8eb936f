import { type CommonParams, computeType } from '../core/common.js';
import type { InferContext, Inferred, Params, Step, Wanted } from '../core/define.js';
import type { ParamsOf } from '../core/field.js';
import { joinImage, splitImage } from '../core/image.js';
import { type Reach, windowReach } from '../core/reach.js';
import type { KnownTensor } from '../core/tensor.js';
import type { NumberBox } from '../core/value.js';
import { alike, kernelSize, optional, shortSizes, sizes } from '../fields/index.js';
import { imageInput, outputSpatial } from './convolution.js';
import { dataFormatField, paddingField } from './convolution-fields.js';
import { axisWindow, explainSlide, slide, type Window } from './sliding-window.js';
import { spatialChange } from './spatial-change.js';
import { warnOfWholeNumbers } from './whole-numbers.js';
import { trialShape } from './window-trial.js';
import { pooledValue } from './window-values.js';

/** @param poolSize Keras gives max pooling a default size, average pooling none */
function poolingFields(axes: number, poolSize: { default?: readonly number[] }) {
  return {
    poolSize: kernelSize(axes, {
      label: 'Pool size',
      help: 'How many elements the window covers along each axis.',
      ...poolSize,
    }),
    strides: optional(
      sizes(axes, {
        label: 'Strides',
        help: 'How far the window moves from one output to the next. Left out: as far as it is wide.',
        short: (value) => `s${shortSizes(value)}`,
      }),
    ),
    padding: paddingField,
    dataFormat: dataFormatField,
  };
}

type PoolingParams = ParamsOf<ReturnType<typeof poolingFields>> & CommonParams;

function windowOf(p: PoolingParams): Window {
  return { sizes: p.poolSize, strides: p.strides ?? p.poolSize, padding: p.padding };
}

/**
 * What local pooling over so many spatial axes has in common. Source: keras.src.layers.pooling.base_pooling.
 *
 * @param mean whether it reckons with the values, and does not only choose among them
 */
export function pooling(
  axes: number,
  { mean = false, ...poolSize }: { default?: readonly number[]; mean?: boolean } = {},
) {
  return {
    category: 'pooling' as const,
    params: poolingFields(axes, poolSize),
    inputs: imageInput(axes, 'any'),
    infer(p: PoolingParams, [x]: readonly KnownTensor[], context: InferContext): Inferred {
      if (mean) warnOfWholeNumbers(x!, context);
      return inferPooling(p, x!, context);
    },
    explain: explainPooling,
    reach: (p: PoolingParams, [x]: readonly KnownTensor[]) =>
      windowReach(x!.shape, p.dataFormat, (axis) => axisWindow(windowOf(p), axis)),
    outputValue: (
      _p: PoolingParams,
      [reach]: readonly Reach[],
      [x]: readonly NumberBox[],
      _weights: readonly NumberBox[],
      at: readonly number[],
    ) => pooledValue(mean ? 'mean' : 'largest', reach!, x!, at),
    trial(p: PoolingParams, input: readonly [number, number]) {
      const shape = trialShape(axes, input);
      const { poolSize, strides, padding } = p;
      return shape && { params: { poolSize, strides, padding }, shape };
    },
    adapts: (from: KnownTensor, wanted: Wanted) => smaller(from, wanted, axes),
    targets: { keras: { positional: ['poolSize'] } },
  };
}

/** A window that brings a tensor to sizes of which its own are, but for a rest, a multiple. */
function smaller(from: KnownTensor, wanted: Wanted, axes: number): readonly Params[] {
  const poolSize = spatialChange(from, wanted, axes, 1, (input, output) => {
    const ratio = Math.floor(input / Math.max(output, 1));
    return output > 0 && ratio > 1 && Math.floor(input / ratio) === output ? ratio : undefined;
  });
  return poolSize ? [{ poolSize: alike(poolSize) }] : [];
}

function inferPooling(p: PoolingParams, x: KnownTensor, context: InferContext): Inferred {
  const image = splitImage(x.shape, p.dataFormat);
  const spatial = slide(image.spatial, windowOf(p), 'poolSize', context);
  return {
    outputs: [{ shape: joinImage({ ...image, spatial }, p.dataFormat), dtype: computeType(p.dtype) }],
  };
}

function explainPooling(p: PoolingParams, [x]: readonly KnownTensor[], inferred: Inferred): readonly Step[] {
  return [
    ...explainSlide(
      splitImage(x!.shape, p.dataFormat).spatial,
      windowOf(p),
      outputSpatial(inferred, p.dataFormat),
    ),
    {
      label: 'channels',
      text: 'each by itself: as many as come in',
      result: String(splitImage(x!.shape, p.dataFormat).channels ?? 'n'),
    },
  ];
}
