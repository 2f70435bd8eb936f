import type { CommonParams } from '../core/common.js';
import { computeType } from '../core/common.js';
import type { InferContext, Inferred, InputPort, Step, Weight } from '../core/define.js';
import type { ParamsOf } from '../core/field.js';
import { joinImage, splitImage } from '../core/image.js';
import { type Reach, windowReach } from '../core/reach.js';
import { appended, type KnownTensor, mapDim, product, type Shape } from '../core/tensor.js';
import type { NumberBox, OutputValue } from '../core/value.js';
import { count } from '../fields/index.js';
import { checkActivation, mixesLastAxis } from './activating.js';
import { kernelChannels } from './channels.js';
import {
  activityRegularizerField,
  biasObjects,
  filtersField,
  kernelObjects,
  kernelWindowFields,
  resultFields,
} from './convolution-fields.js';
import { macsStep, parameterStep } from './kernel-steps.js';
import { checkLora, loraFields, loraWeights } from './lora.js';
import { projection } from './projection.js';
import { axisWindow, explainSlide, slide, type Window } from './sliding-window.js';
import { warnOfWholeNumbers } from './whole-numbers.js';
import { trialKernel, trialShape } from './window-trial.js';
import { convolvedValue } from './window-values.js';

function convolutionFields(axes: number) {
  return {
    filters: filtersField,
    ...kernelWindowFields(axes, { causal: axes === 1 }),
    groups: count({
      label: 'Groups',
      help: 'The channels are split into that many groups, each with filters of its own. The input channels and the filters both have to be a multiple of it.',
      default: 1,
      advanced: true,
      short: (value) => (value === 1 ? undefined : `${value} groups`),
    }),
    ...resultFields,
    ...kernelObjects,
    ...biasObjects,
    activityRegularizer: activityRegularizerField,
    ...loraFields,
  };
}

type ConvolutionParams = ParamsOf<ReturnType<typeof convolutionFields>> & CommonParams;

/** The parameters by which a kernel moves. */
export interface KernelWindow {
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly dilationRate: readonly number[];
  readonly padding: Window['padding'];
}

export function kernelWindow(p: KernelWindow): Window {
  return { sizes: p.kernelSize, strides: p.strides, dilation: p.dilationRate, padding: p.padding };
}

/** The input of a layer over so many spatial axes: batch and channels are two axes more. */
export function imageInput(axes: number, dtype: 'float' | 'any'): readonly InputPort[] {
  return [{ name: ['signals', 'images', 'volumes'][axes - 1] ?? 'x', ranks: [axes + 2], dtype }];
}

/** What Conv1D, Conv2D and Conv3D have in common. Source: keras.src.layers.convolutional.base_conv. */
export function convolution(axes: number) {
  return {
    category: 'convolution' as const,
    params: convolutionFields(axes),
    inputs: imageInput(axes, 'float'),
    infer: inferConvolution,
    macs: macsOfConvolution,
    explain: explainConvolution,
    reach: (p: ConvolutionParams, [x]: readonly KnownTensor[]) =>
      windowReach(
        x!.shape,
        p.dataFormat,
        (axis) => axisWindow(kernelWindow(p), axis),
        mixesLastAxis(p.activation),
      ),
    outputValue: valueOfConvolution,
    trial(p: ConvolutionParams, input: readonly [number, number], kernel: readonly [number, number]) {
      const [shape, kernelSize] = [trialShape(axes, input), trialKernel(axes, kernel)];
      if (!shape || !kernelSize) return undefined;
      const { strides, padding, dilationRate, useBias, activation } = p;
      return {
        params: { filters: 1, kernelSize, strides, padding, dilationRate, useBias, activation },
        shape,
      };
    },
    adapts: projection(axes),
    targets: {
      keras: { positional: ['filters', 'kernelSize'] },
    },
  };
}

function inferConvolution(
  p: ConvolutionParams,
  [x]: readonly KnownTensor[],
  context: InferContext,
): Inferred {
  const image = splitImage(x!.shape, p.dataFormat);
  warnOfWholeNumbers(x!, context);
  const channels = kernelChannels(x!.shape, p.dataFormat, context);
  checkStrideAndDilation(p, context);
  checkGroups(p, channels, context);
  checkLora(p, context);
  const perGroup = mapDim(channels, (size) => Math.floor(size / p.groups));
  const kernel: Weight = {
    path: 'kernel',
    shape: appended(p.kernelSize, perGroup, p.filters),
    trainable: p.loraRank === null,
    initializer: p.kernelInitializer,
  };
  const own = p.useBias
    ? [kernel, { path: 'bias', shape: [p.filters], trainable: true, initializer: p.biasInitializer }]
    : [kernel];
  const weights =
    p.loraRank === null
      ? own
      : [...own, ...loraWeights(p.loraRank, appended(p.kernelSize, perGroup), p.filters)];
  const spatial = slide(image.spatial, kernelWindow(p), 'kernelSize', context);
  const shape = joinImage({ batch: image.batch, spatial, channels: p.filters }, p.dataFormat);
  checkActivation(p.activation, shape[shape.length - 1], context);
  return { outputs: [{ shape, dtype: computeType(p.dtype) }], weights };
}

/** Reports strides together with dilation, which Keras refuses in Conv and ConvTranspose, but not where it is depthwise. */
export function checkStrideAndDilation(p: KernelWindow, context: InferContext): void {
  if (!p.strides.some((stride) => stride > 1) || !p.dilationRate.some((rate) => rate > 1)) return;
  context.report('conv/stride-with-dilation', {
    param: 'dilationRate',
    message: 'A convolution cannot have strides and dilation at once: one of the two has to be 1.',
    suggestions: [
      { set: { dilationRate: p.dilationRate.map(() => 1) }, title: 'Remove the dilation' },
      { set: { strides: p.strides.map(() => 1) }, title: 'Remove the strides' },
    ],
  });
}

/** Reports groups into which the filters or the input channels cannot be split. */
function checkGroups(p: ConvolutionParams, channels: number | undefined, context: InferContext): void {
  const channelsFit = channels === undefined || channels % p.groups === 0;
  if (channelsFit && p.filters % p.groups === 0) return;
  const common = greatestCommonDivisor(p.filters, channels ?? p.filters);
  const groups = [1, common].filter((size, index, all) => all.indexOf(size) === index && size !== p.groups);
  const fewer = groups.map((size) => ({
    set: { groups: size },
    title: size === 1 ? 'Use one group' : `Use ${size} groups`,
  }));
  if (p.filters % p.groups !== 0) {
    const filters = Math.ceil(p.filters / p.groups) * p.groups;
    context.report('conv/groups-do-not-divide', {
      param: 'groups',
      message: `${p.filters} filters cannot be split into ${p.groups} groups of equal size.`,
      expected: `a divisor of ${p.filters}`,
      received: String(p.groups),
      suggestions: [...fewer, { set: { filters }, title: `Use ${filters} filters` }],
    });
  }
  if (channels !== undefined && channels % p.groups !== 0) {
    context.report('conv/groups-do-not-divide', {
      param: 'groups',
      input: 0,
      message: `The ${channels} input channels cannot be split into ${p.groups} groups of equal size.`,
      expected: `a divisor of ${channels}`,
      received: String(p.groups),
      suggestions: fewer,
    });
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The sizes of the output's spatial axes. */
export function outputSpatial({ outputs }: Inferred, dataFormat: 'channels_last' | 'channels_first'): Shape {
  return splitImage(outputs[0]?.shape ?? [undefined], dataFormat).spatial;
}

/** Elements of a kernel times the positions where it is applied; null while one of them is open. */
export function kernelTimesPositions(kernel: Weight | undefined, positions: Shape): number | null {
  const elements = product(kernel?.shape ?? [undefined]);
  const places = product(positions);
  return typeof elements === 'number' && typeof places === 'number' ? elements * places : null;
}

function macsOfConvolution(
  p: ConvolutionParams,
  _inputs: readonly KnownTensor[],
  inferred: Inferred,
): number | null {
  return kernelTimesPositions(inferred.weights?.[0], outputSpatial(inferred, p.dataFormat));
}

function valueOfConvolution(
  p: ConvolutionParams,
  [reach]: readonly Reach[],
  [x]: readonly NumberBox[],
  [kernel, bias]: readonly NumberBox[],
  at: readonly number[],
): OutputValue {
  return convolvedValue(reach!, p.groups, x!, kernel!, p.useBias ? bias : undefined, at);
}

function explainConvolution(
  p: ConvolutionParams,
  [x]: readonly KnownTensor[],
  inferred: Inferred,
): readonly Step[] {
  const output = outputSpatial(inferred, p.dataFormat);
  const kernel = inferred.weights?.[0]?.shape ?? [];
  const sees = kernel.slice(0, -1).map((size) => size ?? undefined);
  const elements = product(kernel) ?? undefined;
  return [
    ...explainSlide(splitImage(x!.shape, p.dataFormat).spatial, kernelWindow(p), output),
    {
      label: 'channels',
      text: 'one for each filter',
      result: String(p.filters),
      ...(p.groups > 1
        ? {
            note: `${p.groups} groups: each filter sees ${sees[sees.length - 1] ?? '?'} of the input channels`,
          }
        : {}),
    },
    // What LoRA adds is explained weight by weight.
    ...(p.loraRank ? [] : [parameterStep(sees, p.filters, p.useBias)]),
    macsStep(elements, output, 'kernel elements at each output position'),
  ];
}
