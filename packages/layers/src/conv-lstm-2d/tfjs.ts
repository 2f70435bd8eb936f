import type { DataFormat } from '../core/image.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { dataFormatValue, sizesValue } from '../families/convolution-call.js';
import { frozenFault } from '../families/frozen-call.js';
import { type RecurrentParams, recurrentCall } from '../families/recurrent-call.js';

type ConvLSTM2DParams = RecurrentParams & {
  readonly filters: number;
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: string;
  readonly dataFormat: DataFormat;
  readonly dilationRate: readonly number[];
};

/**
 * How it is written in TensorFlow.js. Porting note: its own cannot be trained where it is dilated or has its channels
 * first.
 */
export const tfjs: TfjsTarget<ConvLSTM2DParams> = (p, inputs, inferred) => {
  const frozen = frozenFault('ConvLSTM2D', p['trainable'], inferred.weights);
  if (frozen !== undefined) return { refuse: frozen };
  if (inputs[0]?.masked && p.dataFormat === 'channels_first')
    return { refuse: 'Keras lays the mask of a film along other axes where the channels come first.' };
  const { filters, padding } = p;
  const config = {
    filters,
    kernelSize: sizesValue(p.kernelSize),
    strides: sizesValue(p.strides),
    padding,
    dataFormat: dataFormatValue(p.dataFormat),
    dilationRate: sizesValue(p.dilationRate),
  };
  const plain = p.dataFormat === 'channels_last' && p.dilationRate.every((rate) => rate === 1);
  return recurrentCall(p, inputs, { layer: 'convLstm2d', own: 'KerasConvLSTM2D' }, config, plain);
};
