import type { DataFormat } from '../core/image.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { dataFormatValue } from '../families/convolution-call.js';
import { pictureFault } from '../families/picture-call.js';

interface Cut {
  readonly height: number;
  readonly width: number;
  readonly dataFormat: DataFormat;
}

/** How it is written in TensorFlow.js, whose own works outside of models only. */
export const tfjs: TfjsTarget<Cut> = ({ height, width, dataFormat }, [x]) =>
  pictureFault(x) ?? {
    own: 'KerasCenterCrop',
    config: { height, width, dataFormat: dataFormatValue(dataFormat) },
  };
