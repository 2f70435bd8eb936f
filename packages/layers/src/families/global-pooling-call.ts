import type { DataFormat } from '../core/image.js';
import type { KnownTensor } from '../core/tensor.js';
import type { TfjsCall } from '../core/tfjs.js';
import { dataFormatValue } from './convolution-call.js';

export interface GloballyPooled {
  readonly dataFormat: DataFormat;
  readonly keepdims: boolean;
}

/**
 * Pooling over whole axes. Porting note: TensorFlow.js keeps no axes, has none over three, no channels in front of
 * signals, looks at no mask, and sends the gradient of a maximum in full to each of those that are equally large.
 */
export function globalPoolingCall(axes: number, how: 'max' | 'average') {
  return ({ dataFormat, keepdims }: GloballyPooled, [x]: readonly KnownTensor[]): TfjsCall => {
    const format = { dataFormat: dataFormatValue(dataFormat) };
    const masks = axes === 1 && how === 'average' && x?.masked ? [0] : [];
    const native = how === 'average' && !keepdims && masks.length === 0;
    if (native && axes === 2) return { layer: 'globalAveragePooling2d', config: format };
    if (native && axes === 1 && dataFormat === 'channels_last')
      return { layer: 'globalAveragePooling1d', config: {} };
    const name = `Global${how === 'max' ? 'Max' : 'Average'}Pooling${axes}D`;
    return { own: axes === 3 ? name : `Keras${name}`, config: { ...format, keepdims }, masks };
  };
}
