import type { DataFormat } from '../core/image.js';
import type { KnownTensor } from '../core/tensor.js';
import type { TfjsCall, TfjsValue } from '../core/tfjs.js';
import { alike } from '../fields/index.js';
import { dataFormatValue } from './convolution-call.js';

type Sides = readonly [before: number, after: number];

/** Sides as a person would write them: one number where all are alike. */
function sidesValue(sides: readonly Sides[], pairs: boolean): TfjsValue {
  const [first = [0, 0]] = sides;
  if (sides.every(([before, after]) => before === first[0] && after === first[0])) return first[0];
  return sides.length === 1 && !pairs ? first : sides;
}

export interface Padded {
  readonly padding: readonly Sides[];
  readonly dataFormat: DataFormat;
}

/** Zeros around. TensorFlow.js has them for images only. */
export function zeroPaddingCall(axes: number) {
  return ({ padding, dataFormat }: Padded): TfjsCall => {
    const config = { padding: sidesValue(padding, axes > 1), dataFormat: dataFormatValue(dataFormat) };
    return axes === 2 ? { layer: 'zeroPadding2d', config } : { own: `ZeroPadding${axes}D`, config };
  };
}

export interface Cropped {
  readonly cropping: readonly Sides[];
  readonly dataFormat?: DataFormat;
}

/** Edges cut off. TensorFlow.js has it for images only, and takes an open size for one of 0. */
export function croppingCall(axes: number) {
  return ({ cropping, dataFormat }: Cropped, [x]: readonly KnownTensor[]): TfjsCall => {
    const format = dataFormat && { dataFormat: dataFormatValue(dataFormat) };
    if (axes === 2 && x?.shape.slice(1).every((size) => typeof size === 'number'))
      return { layer: 'cropping2D', config: { cropping: sidesValue(cropping, true), ...format } };
    const own = axes === 2 ? 'KerasCropping2D' : `Cropping${axes}D`;
    return { own, config: { cropping: sidesValue(cropping, axes > 1), ...format } };
  };
}

export interface Enlarged {
  readonly size: readonly number[];
  readonly dataFormat?: DataFormat;
  readonly interpolation?: string;
}

/**
 * Larger by repeating or blending. Porting note: TensorFlow.js has it for images only, blends with other pixel centres,
 * and finds what it repeats by a rounded share, which is sure only for powers of two.
 */
export function upSamplingCall(axes: number) {
  return ({ size, dataFormat, interpolation = 'nearest' }: Enlarged): TfjsCall => {
    const format = dataFormat && { dataFormat: dataFormatValue(dataFormat) };
    if (
      axes === 2 &&
      interpolation === 'nearest' &&
      size.every((times) => Number.isInteger(Math.log2(times)))
    )
      return { layer: 'upSampling2d', config: { size, ...format } };
    const own = axes === 2 ? 'KerasUpSampling2D' : `UpSampling${axes}D`;
    const blend = axes === 2 ? { interpolation } : {};
    return { own, config: { size: alike(size), ...format, ...blend } };
  };
}
