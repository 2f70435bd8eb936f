import { type CommonParams, computeType } from '../core/common.js';
import type { InferContext, Inferred, Step, Weight } from '../core/define.js';
import type { ParamsOf } from '../core/field.js';
import { joinImage, splitImage } from '../core/image.js';
import { windowReach } from '../core/reach.js';
import { type KnownTensor, mapDim, product } from '../core/tensor.js';
import { checkActivation, mixesLastAxis } from './activating.js';
import { kernelChannels } from './channels.js';
import { imageInput, kernelTimesPositions, kernelWindow, outputSpatial } from './convolution.js';
import {
  activityRegularizerField,
  biasObjects,
  depthMultiplierField,
  depthwiseObjects,
  filtersField,
  kernelWindowFields,
  pointwiseObjects,
  resultFields,
} from './convolution-fields.js';
import { macsStep } from './kernel-steps.js';
import { axisWindow, explainSlide, slide } from './sliding-window.js';
import { warnOfWholeNumbers } from './whole-numbers.js';

function separableFields(axes: number) {
  return {
    filters: filtersField,
    ...kernelWindowFields(axes),
    depthMultiplier: depthMultiplierField,
    ...resultFields,
    ...depthwiseObjects,
    ...pointwiseObjects,
    ...biasObjects,
    activityRegularizer: activityRegularizerField,
  };
}

type SeparableParams = ParamsOf<ReturnType<typeof separableFields>> & CommonParams;

/** What SeparableConv1D and SeparableConv2D have in common. Source: keras.src.layers.convolutional.base_separable_conv. */
export function separableConvolution(axes: number) {
  return {
    category: 'convolution' as const,
    params: separableFields(axes),
    inputs: imageInput(axes, 'float'),
    infer: inferSeparable,
    macs: macsOfSeparable,
    explain: explainSeparable,
    reach: (p: SeparableParams, [x]: readonly KnownTensor[]) =>
      windowReach(
        x!.shape,
        p.dataFormat,
        (axis) => axisWindow(kernelWindow(p), axis),
        mixesLastAxis(p.activation),
      ),
    targets: { keras: { positional: ['filters', 'kernelSize'] } },
  };
}

function inferSeparable(p: SeparableParams, [x]: readonly KnownTensor[], context: InferContext): Inferred {
  const image = splitImage(x!.shape, p.dataFormat);
  warnOfWholeNumbers(x!, context);
  const channels = kernelChannels(x!.shape, p.dataFormat, context);
  const between = mapDim(channels, (size) => size * p.depthMultiplier);
  const weights: Weight[] = [
    {
      path: 'depthwise_kernel',
      shape: [...p.kernelSize, channels, p.depthMultiplier],
      trainable: true,
      initializer: p.depthwiseInitializer,
    },
    {
      path: 'pointwise_kernel',
      shape: [...p.kernelSize.map(() => 1), between, p.filters],
      trainable: true,
      initializer: p.pointwiseInitializer,
    },
  ];
  if (p.useBias)
    weights.push({ path: 'bias', shape: [p.filters], trainable: true, initializer: p.biasInitializer });
  const spatial = slide(image.spatial, kernelWindow(p), 'kernelSize', context);
  const shape = joinImage({ batch: image.batch, spatial, channels: p.filters }, p.dataFormat);
  checkActivation(p.activation, shape[shape.length - 1], context);
  return { outputs: [{ shape, dtype: computeType(p.dtype) }], weights };
}

/** Both kernels at each output position. */
function macsOfSeparable(
  p: SeparableParams,
  _inputs: readonly KnownTensor[],
  inferred: Inferred,
): number | null {
  const positions = outputSpatial(inferred, p.dataFormat);
  const depthwise = kernelTimesPositions(inferred.weights?.[0], positions);
  const pointwise = kernelTimesPositions(inferred.weights?.[1], positions);
  return depthwise === null || pointwise === null ? null : depthwise + pointwise;
}

function explainSeparable(
  p: SeparableParams,
  [x]: readonly KnownTensor[],
  inferred: Inferred,
): readonly Step[] {
  const output = outputSpatial(inferred, p.dataFormat);
  const [depthwise, pointwise] = (inferred.weights ?? []).map((weight) => product(weight.shape) ?? undefined);
  const elements = depthwise === undefined || pointwise === undefined ? undefined : depthwise + pointwise;
  const { channels } = splitImage(x!.shape, p.dataFormat);
  const bias = p.useBias ? p.filters : 0;
  return [
    ...explainSlide(splitImage(x!.shape, p.dataFormat).spatial, kernelWindow(p), output),
    { label: 'channels', text: 'one for each filter', result: String(p.filters) },
    {
      label: 'parameters',
      text: `${p.kernelSize.join('·')}·${channels ?? '?'}·${p.depthMultiplier} + ${channels ?? '?'}·${p.depthMultiplier}·${p.filters}${p.useBias ? ` + ${p.filters}` : ''}`,
      result: elements === undefined ? '?' : String(elements + bias),
      note: `first each channel by itself, then a 1×1 convolution that mixes them${p.useBias ? ', and the bias' : ''}`,
    },
    macsStep(elements, output, 'elements of both kernels at each output position'),
  ];
}
