import { type CommonParams, computeType } from '../core/common.js';
import type { InferContext, Inferred, Step, Weight } from '../core/define.js';
import type { ParamsOf } from '../core/field.js';
import { joinImage, splitImage } from '../core/image.js';
import { type Reach, windowReach } from '../core/reach.js';
import { type KnownTensor, mapDim, product } from '../core/tensor.js';
import type { NumberBox, OutputValue } from '../core/value.js';
import { checkActivation, mixesLastAxis } from './activating.js';
import { kernelChannels } from './channels.js';
import { imageInput, kernelTimesPositions, kernelWindow, outputSpatial } from './convolution.js';
import {
  activityRegularizerField,
  biasObjects,
  depthMultiplierField,
  depthwiseObjects,
  kernelWindowFields,
  resultFields,
} from './convolution-fields.js';
import { macsStep, parameterStep } from './kernel-steps.js';
import { axisWindow, explainSlide, slide } from './sliding-window.js';
import { warnOfWholeNumbers } from './whole-numbers.js';
import { trialKernel, trialShape } from './window-trial.js';
import { depthwiseValue } from './window-values.js';

function depthwiseFields(axes: number) {
  return {
    ...kernelWindowFields(axes),
    depthMultiplier: depthMultiplierField,
    ...resultFields,
    ...depthwiseObjects,
    ...biasObjects,
    activityRegularizer: activityRegularizerField,
  };
}

type DepthwiseParams = ParamsOf<ReturnType<typeof depthwiseFields>> & CommonParams;

/** What DepthwiseConv1D and DepthwiseConv2D have in common. Source: keras.src.layers.convolutional.base_depthwise_conv. */
export function depthwiseConvolution(axes: number) {
  return {
    category: 'convolution' as const,
    params: depthwiseFields(axes),
    inputs: imageInput(axes, 'float'),
    infer: inferDepthwise,
    macs: macsOfDepthwise,
    explain: explainDepthwise,
    reach: (p: DepthwiseParams, [x]: readonly KnownTensor[]) =>
      windowReach(
        x!.shape,
        p.dataFormat,
        (axis) => axisWindow(kernelWindow(p), axis),
        mixesLastAxis(p.activation),
      ),
    outputValue: valueOfDepthwise,
    trial(p: DepthwiseParams, input: readonly [number, number], kernel: readonly [number, number]) {
      const [shape, kernelSize] = [trialShape(axes, input), trialKernel(axes, kernel)];
      if (!shape || !kernelSize) return undefined;
      const { strides, padding, dilationRate, useBias, activation } = p;
      return {
        params: { kernelSize, strides, padding, dilationRate, useBias, activation },
        shape,
      };
    },
    targets: { keras: { positional: ['kernelSize'] } },
  };
}

function inferDepthwise(p: DepthwiseParams, [x]: readonly KnownTensor[], context: InferContext): Inferred {
  const image = splitImage(x!.shape, p.dataFormat);
  warnOfWholeNumbers(x!, context);
  const channels = kernelChannels(x!.shape, p.dataFormat, context, false);
  const maps = mapDim(channels, (size) => size * p.depthMultiplier);
  const weights: Weight[] = [
    {
      path: 'kernel',
      shape: [...p.kernelSize, channels, p.depthMultiplier],
      trainable: true,
      initializer: p.depthwiseInitializer,
    },
  ];
  if (p.useBias)
    weights.push({ path: 'bias', shape: [maps], trainable: true, initializer: p.biasInitializer });
  const spatial = slide(image.spatial, kernelWindow(p), 'kernelSize', context);
  const shape = joinImage({ batch: image.batch, spatial, channels: maps }, p.dataFormat);
  checkActivation(p.activation, shape[shape.length - 1], context);
  return { outputs: [{ shape, dtype: computeType(p.dtype) }], weights };
}

function macsOfDepthwise(
  p: DepthwiseParams,
  _inputs: readonly KnownTensor[],
  inferred: Inferred,
): number | null {
  return kernelTimesPositions(inferred.weights?.[0], outputSpatial(inferred, p.dataFormat));
}

function valueOfDepthwise(
  p: DepthwiseParams,
  [reach]: readonly Reach[],
  [x]: readonly NumberBox[],
  [kernel, bias]: readonly NumberBox[],
  at: readonly number[],
): OutputValue {
  return depthwiseValue(reach!, x!, kernel!, p.useBias ? bias : undefined, at);
}

function explainDepthwise(
  p: DepthwiseParams,
  [x]: readonly KnownTensor[],
  inferred: Inferred,
): readonly Step[] {
  const input = splitImage(x!.shape, p.dataFormat);
  const output = outputSpatial(inferred, p.dataFormat);
  const channels = input.channels ?? undefined;
  const maps = mapDim(channels, (size) => size * p.depthMultiplier) ?? undefined;
  return [
    ...explainSlide(input.spatial, kernelWindow(p), output),
    {
      label: 'channels',
      text: `${channels ?? '?'}·${p.depthMultiplier}`,
      result: String(maps ?? '?'),
      note: 'each channel has filters of its own; channels are not mixed',
    },
    parameterStep(p.kernelSize, maps, p.useBias),
    macsStep(
      product(inferred.weights?.[0]?.shape ?? []) ?? undefined,
      output,
      'kernel elements at each output position',
    ),
  ];
}
