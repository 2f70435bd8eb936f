import { type CommonParams, computeType } from '../core/common.js';
import type { InferContext, Inferred, Step, Weight } from '../core/define.js';
import type { ParamsOf } from '../core/field.js';
import { axisName, joinImage, splitImage } from '../core/image.js';
import { type KnownTensor, product, type Shape } from '../core/tensor.js';
import { type TransposedWindow, transposedOutput } from '../core/window.js';
import { optional, shortSizes, sizes } from '../fields/index.js';
import { checkActivation } from './activating.js';
import { kernelChannels } from './channels.js';
import { checkStrideAndDilation, imageInput, kernelTimesPositions, outputSpatial } from './convolution.js';
import {
  activityRegularizerField,
  biasObjects,
  filtersField,
  kernelObjects,
  kernelWindowFields,
  resultFields,
} from './convolution-fields.js';
import { macsStep, parameterStep } from './kernel-steps.js';
import { sizeText } from './sliding-window.js';
import { warnOfWholeNumbers } from './whole-numbers.js';

function transposedFields(axes: number) {
  const { kernelSize, strides, padding, dataFormat, dilationRate } = kernelWindowFields(axes);
  return {
    filters: filtersField,
    kernelSize,
    strides,
    padding: {
      ...padding,
      help: 'valid: all that the kernel touches comes out. same: as much as the input times the stride.',
    },
    outputPadding: optional(
      sizes(axes, {
        label: 'Output padding',
        help: 'How much longer the output is made on one side, to tell apart the sizes that one stride makes the same. Has to be less than the stride. Left out: as the padding asks for.',
        min: 0,
        advanced: true,
        short: (value) => `out +${shortSizes(value)}`,
      }),
    ),
    dataFormat,
    dilationRate,
    ...resultFields,
    ...kernelObjects,
    ...biasObjects,
    activityRegularizer: activityRegularizerField,
  };
}

type TransposedParams = ParamsOf<ReturnType<typeof transposedFields>> & CommonParams;

/** What the transposed convolutions have in common. Source: keras.src.layers.convolutional.base_conv_transpose. */
export function transposedConvolution(axes: number) {
  return {
    category: 'convolution' as const,
    params: transposedFields(axes),
    inputs: imageInput(axes, 'float'),
    infer: inferTransposed,
    macs: macsOfTransposed,
    explain: explainTransposed,
    targets: { keras: { positional: ['filters', 'kernelSize'] } },
  };
}

function windowAt(p: TransposedParams, axis: number): TransposedWindow {
  return {
    size: p.kernelSize[axis] ?? 1,
    stride: p.strides[axis] ?? 1,
    dilation: p.dilationRate[axis] ?? 1,
    padding: p.padding,
    outputPadding: p.outputPadding?.[axis],
  };
}

function inferTransposed(p: TransposedParams, [x]: readonly KnownTensor[], context: InferContext): Inferred {
  const image = splitImage(x!.shape, p.dataFormat);
  warnOfWholeNumbers(x!, context);
  const channels = kernelChannels(x!.shape, p.dataFormat, context);
  checkStrideAndDilation(p, context);
  checkOutputPadding(p, context);
  const weights: Weight[] = [
    {
      path: 'kernel',
      shape: [...p.kernelSize, p.filters, channels],
      trainable: true,
      initializer: p.kernelInitializer,
    },
  ];
  if (p.useBias)
    weights.push({ path: 'bias', shape: [p.filters], trainable: true, initializer: p.biasInitializer });
  const spatial = image.spatial.map((input, axis) => transposedOutput(input, windowAt(p, axis)));
  const sizes = checkEmpty(spatial, context);
  const shape = joinImage({ batch: image.batch, spatial: sizes, channels: p.filters }, p.dataFormat);
  checkActivation(p.activation, shape[shape.length - 1], context);
  return { outputs: [{ shape, dtype: computeType(p.dtype) }], weights };
}

function checkOutputPadding(p: TransposedParams, context: InferContext): void {
  if (!p.outputPadding?.some((size, axis) => size >= (p.strides[axis] ?? 1))) return;
  const smaller = p.outputPadding.map((size, axis) => Math.min(size, (p.strides[axis] ?? 1) - 1));
  context.report('conv/output-padding-too-large', {
    param: 'outputPadding',
    message: 'The output padding has to be less than the stride along each axis.',
    expected: `less than ${p.strides.join('×')}`,
    received: p.outputPadding.join('×'),
    suggestions: [
      { set: { outputPadding: null }, title: 'Leave the output padding out' },
      { set: { outputPadding: smaller }, title: `Use ${smaller.join('×')}` },
    ],
  });
}

/** A fixed output padding can leave less than nothing of an empty input. */
function checkEmpty(spatial: Shape, context: InferContext): Shape {
  if (!spatial.some((size) => typeof size === 'number' && size < 0)) return spatial;
  context.report('conv/output-negative', {
    param: 'outputPadding',
    input: 0,
    message: 'With this output padding the output would have less than no elements.',
    suggestions: [{ set: { outputPadding: null }, title: 'Leave the output padding out' }],
  });
  return spatial.map((size) => (typeof size === 'number' && size < 0 ? undefined : size));
}

/** Each input position sends out the whole kernel: its elements times the positions of the input. */
function macsOfTransposed(
  p: TransposedParams,
  [x]: readonly KnownTensor[],
  inferred: Inferred,
): number | null {
  return kernelTimesPositions(inferred.weights?.[0], splitImage(x!.shape, p.dataFormat).spatial);
}

function explainTransposed(
  p: TransposedParams,
  [x]: readonly KnownTensor[],
  inferred: Inferred,
): readonly Step[] {
  const input = splitImage(x!.shape, p.dataFormat);
  const output = outputSpatial(inferred, p.dataFormat);
  const channels = input.channels ?? undefined;
  return [
    ...input.spatial.map((size, axis): Step => {
      const label = axisName(axis, input.spatial.length);
      if (typeof size !== 'number') return { label, text: 'open until the data comes', result: 'n' };
      return { label, ...transposedText(size, windowAt(p, axis)), result: sizeText(output[axis]) };
    }),
    { label: 'channels', text: 'one for each filter', result: String(p.filters) },
    parameterStepOf(p, channels),
    macsStep(
      product(inferred.weights?.[0]?.shape ?? []) ?? undefined,
      input.spatial,
      'kernel elements for each input position',
    ),
  ];
}

/** The bias is one number for each filter, and a filter sees all input channels: `(3·3·8 + 1)·4`. */
function parameterStepOf(p: TransposedParams, channels: number | undefined): Step {
  return parameterStep([...p.kernelSize, channels], p.filters, p.useBias);
}

function transposedText(
  input: number,
  { size, stride, dilation, padding, outputPadding }: TransposedWindow,
): Pick<Step, 'text' | 'note'> {
  const covered = (size - 1) * dilation + 1;
  if (padding === 'same') {
    return outputPadding === undefined
      ? { text: `${input}·${stride}`, note: 'the input spread out by the stride' }
      : { text: `(${input} − 1)·${stride} + ${covered} mod 2 + ${outputPadding}` };
  }
  const added = outputPadding ?? Math.max(covered, stride) - covered;
  return {
    text: `(${input} − 1)·${stride} + ${covered}${added > 0 ? ` + ${added}` : ''}`,
    note: 'the last place where the kernel begins, and what it covers from there',
  };
}
