import type { DataFormat } from '../core/image.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { dataFormatValue } from '../families/convolution-call.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly dataFormat: DataFormat }> = (p, [x]) =>
  x && x.shape.length > 2 && x.shape.slice(1).every((size) => typeof size === 'number')
    ? { layer: 'flatten', config: { dataFormat: dataFormatValue(p.dataFormat) } }
    : { own: 'KerasFlatten', config: {} };
