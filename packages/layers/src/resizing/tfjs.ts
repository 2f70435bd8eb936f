import type { DataFormat } from '../core/image.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { dataFormatValue } from '../families/convolution-call.js';
import { pictureFault } from '../families/picture-call.js';

interface Resized {
  readonly height: number;
  readonly width: number;
  readonly interpolation: string;
  readonly cropToAspectRatio: boolean;
  readonly padToAspectRatio: boolean;
  readonly fillValue: number;
  readonly antialias: boolean;
  readonly dataFormat: DataFormat;
}

/** How it is written in TensorFlow.js, whose own works outside of models only. */
export const tfjs: TfjsTarget<Resized> = (p, [x]) => {
  const fault = pictureFault(x);
  if (fault) return fault;
  if (p.cropToAspectRatio && p.padToAspectRatio)
    return { refuse: 'It can crop or pad, not both; Keras fails there too when it runs.' };
  if (p.height === 0 || p.width === 0) return { refuse: 'A picture without a pixel cannot be computed.' };
  const { height, width, interpolation, cropToAspectRatio, padToAspectRatio, fillValue, antialias } = p;
  const config = {
    height,
    width,
    interpolation,
    cropToAspectRatio,
    padToAspectRatio,
    fillValue,
    antialias,
    dataFormat: dataFormatValue(p.dataFormat),
  };
  return { own: 'KerasResizing', config, castsNothing: true };
};
