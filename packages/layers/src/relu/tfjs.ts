import type { TfjsTarget } from '../core/tfjs.js';

interface ReLUParams {
  readonly maxValue: number | null;
  readonly negativeSlope: number;
  readonly threshold: number;
}

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<ReLUParams> = ({ maxValue, negativeSlope, threshold }) =>
  negativeSlope === 0 && threshold === 0 && maxValue !== 0
    ? { layer: 'reLU', config: { maxValue } }
    : { own: 'KerasReLU', config: { maxValue, negativeSlope, threshold } };
