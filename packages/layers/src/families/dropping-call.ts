import type { DataFormat } from '../core/image.js';
import type { Dim } from '../core/tensor.js';
import type { TfjsCall, TfjsRefusal } from '../core/tfjs.js';
import { dataFormatValue } from './convolution-call.js';

// Porting note: with a seed the layers of TensorFlow.js draw the same numbers at every step, which Keras' do not.

/** A seed as an argument, where there is one. */
export function seedConfig(seed: number | null): { readonly seed?: number } {
  return seed === null ? {} : { seed };
}

export interface Dropped {
  readonly rate: number;
  readonly seed: number | null;
}

export interface ShapedDrop extends Dropped {
  readonly noiseShape: readonly Dim[] | null;
}

function noiseConfig({ rate, noiseShape, seed }: ShapedDrop) {
  return { rate, noiseShape: noiseShape?.map((size) => size ?? null), ...seedConfig(seed) };
}

/** Dropout. TensorFlow.js does nothing at a rate of 1, where Keras gives zeros; and its types know no open sizes. */
export function dropoutCall(p: ShapedDrop): TfjsCall {
  const config = noiseConfig(p);
  const isOpen = p.noiseShape?.some((size) => typeof size !== 'number') === true;
  return p.seed === null && p.rate < 1 && !isOpen
    ? { layer: 'dropout', config }
    : { own: 'KerasDropout', config };
}

/** AlphaDropout. That of TensorFlow.js sets numbers to the wrong side of 0. */
export function alphaDropoutCall(p: ShapedDrop): TfjsCall | TfjsRefusal {
  return p.rate === 1 ? dividesByZero : { own: 'KerasAlphaDropout', config: noiseConfig(p) };
}

export function gaussianDropoutCall({ rate, seed }: Dropped): TfjsCall | TfjsRefusal {
  if (rate === 1) return dividesByZero;
  const config = { rate, ...seedConfig(seed) };
  return seed === null ? { layer: 'gaussianDropout', config } : { own: 'KerasGaussianDropout', config };
}

const dividesByZero: TfjsRefusal = { refuse: 'At a rate of 1 Keras itself divides by zero when it trains.' };

export function gaussianNoiseCall({
  stddev,
  seed,
}: {
  readonly stddev: number;
  readonly seed: number | null;
}): TfjsCall {
  const config = { stddev, ...seedConfig(seed) };
  return seed === null ? { layer: 'gaussianNoise', config } : { own: 'KerasGaussianNoise', config };
}

/** Whole maps left out. TensorFlow.js has it for sequences only. */
export function spatialDropoutCall(axes: number) {
  return ({ rate, seed, dataFormat }: Dropped & { readonly dataFormat?: DataFormat }): TfjsCall => {
    const config = { rate, ...seedConfig(seed) };
    if (axes === 1 && seed === null && rate < 1) return { layer: 'spatialDropout1d', config };
    const own = axes === 1 ? 'KerasSpatialDropout1D' : `SpatialDropout${axes}D`;
    return { own, config: { ...config, dataFormat: dataFormat && dataFormatValue(dataFormat) } };
  };
}
