import type { TfjsTarget, TfjsValue } from '../core/tfjs.js';
import type { Axes } from '../fields/index.js';

interface Normalized {
  readonly axis: Axes | null;
  readonly mean: unknown;
  readonly variance: unknown;
  readonly invert: boolean;
}

/** How it is written in TensorFlow.js, which has none. */
export const tfjs: TfjsTarget<Normalized> = ({ axis, mean, variance, invert }) => ({
  own: 'Normalization',
  config: { axis, mean: mean as TfjsValue, variance: variance as TfjsValue, invert },
});
