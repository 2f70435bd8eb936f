import type { DataFormat } from '../core/image.js';
import type { KnownTensor } from '../core/tensor.js';
import type { TfjsConfig, TfjsTarget, TfjsValue } from '../core/tfjs.js';
import { dataFormatValue } from './convolution-call.js';
import { seedConfig } from './dropping-call.js';
import { pictureFault } from './picture-call.js';

export interface Augmented {
  readonly [param: string]: unknown;
  readonly seed: number | null;
  readonly dataFormat?: DataFormat;
}

/** A layer of ours that changes pictures at random, with the parameters that go into its arguments as they are. */
export function augmentingCall(own: string, ...params: readonly string[]): TfjsTarget<Augmented> {
  return (p: Augmented, [x]: readonly KnownTensor[]) => {
    const said: TfjsConfig = Object.fromEntries(params.map((param) => [param, p[param] as TfjsValue]));
    const format = p.dataFormat && { dataFormat: dataFormatValue(p.dataFormat) };
    return pictureFault(x) ?? { own, config: { ...said, ...seedConfig(p.seed), ...format } };
  };
}

/** One that moves them: what stands where a picture has moved away is said too. */
export function movingCall(own: string, ...params: readonly string[]): TfjsTarget<Augmented> {
  return augmentingCall(own, ...params, 'fillMode', 'interpolation', 'fillValue');
}
