import { type CommonParams, computeType } from '../core/common.js';
import type { Inferred, Step, Wanted } from '../core/define.js';
import type { ParamsOf } from '../core/field.js';
import { axisName, joinImage, splitImage } from '../core/image.js';
import type { KnownTensor } from '../core/tensor.js';
import { flag } from '../fields/index.js';
import { imageInput } from './convolution.js';
import { dataFormatField } from './convolution-fields.js';
import { sizeText } from './sliding-window.js';

const globalPoolingFields = {
  dataFormat: dataFormatField,
  keepdims: flag({
    label: 'Keep axes',
    help: 'Whether the spatial axes stay, with size 1.',
    default: false,
    short: (value) => (value ? 'keeps axes' : undefined),
  }),
};

type GlobalPoolingParams = ParamsOf<typeof globalPoolingFields> & CommonParams;

/** What pooling over whole spatial axes has in common. Source: keras.src.layers.pooling.base_global_pooling. */
export function globalPooling(axes: number) {
  return {
    category: 'pooling' as const,
    params: globalPoolingFields,
    inputs: imageInput(axes, 'any'),
    infer: inferGlobalPooling,
    explain: explainGlobalPooling,
    adapts: (from: KnownTensor, wanted: Wanted) =>
      from.shape.length === axes + 2 && wanted.rank === 2 && keepsChannels(from, wanted) ? [{}] : [],
    targets: { keras: {} },
  };
}

function keepsChannels(from: KnownTensor, { shape }: Wanted): boolean {
  return shape === undefined || shape[shape.length - 1] === from.shape[from.shape.length - 1];
}

function inferGlobalPooling(p: GlobalPoolingParams, [x]: readonly KnownTensor[]): Inferred {
  const { batch, spatial, channels } = splitImage(x!.shape, p.dataFormat);
  const shape = p.keepdims
    ? joinImage({ batch, spatial: spatial.map(() => 1), channels }, p.dataFormat)
    : [batch, channels];
  return { outputs: [{ shape, dtype: computeType(p.dtype) }] };
}

function explainGlobalPooling(p: GlobalPoolingParams, [x]: readonly KnownTensor[]): readonly Step[] {
  const { spatial, channels } = splitImage(x!.shape, p.dataFormat);
  return [
    ...(p.keepdims
      ? spatial.map((_, axis) => ({
          label: axisName(axis, spatial.length),
          text: 'kept, with one place',
          result: '1',
        }))
      : []),
    {
      label: 'channels',
      text: `one number for each channel, out of ${spatial.map(sizeText).join('·')} values`,
      result: sizeText(channels),
    },
  ];
}
