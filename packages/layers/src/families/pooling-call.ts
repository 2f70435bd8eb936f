import type { DataFormat } from '../core/image.js';
import type { TfjsCall } from '../core/tfjs.js';
import { dataFormatValue, sizesValue } from './convolution-call.js';

export interface Pooled {
  readonly poolSize: readonly number[];
  readonly strides: readonly number[] | null;
  readonly padding: string;
  readonly dataFormat: DataFormat;
}

/**
 * Pooling under a window. Porting note: TensorFlow.js has no channels in front for signals, is wrong in the gradient of
 * averages with padding, and wrong over three axes wherever there is padding or the sizes differ.
 */
export function poolingCall(axes: number, how: 'max' | 'average' | 'min') {
  return ({ poolSize, strides, padding, dataFormat }: Pooled): TfjsCall => {
    const config = {
      poolSize: sizesValue(poolSize),
      strides: strides && sizesValue(strides),
      padding,
      dataFormat: dataFormatValue(dataFormat),
    };
    const own =
      how === 'min' ||
      axes === 3 ||
      (how === 'average' && padding === 'same') ||
      (axes === 1 && dataFormat === 'channels_first');
    if (own)
      return {
        own: `${{ max: 'KerasMax', average: 'KerasAverage', min: 'Min' }[how]}Pooling${axes}D`,
        config,
      };
    const { dataFormat: format, ...signals } = config;
    return {
      layer: `${how}Pooling${axes}d`,
      config: axes === 1 ? signals : { ...signals, dataFormat: format },
    };
  };
}
