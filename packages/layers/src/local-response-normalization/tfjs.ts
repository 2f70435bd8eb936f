import type { TfjsTarget } from '../core/tfjs.js';

interface LocalResponseParams {
  readonly depthRadius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
  readonly axis: number;
}

/** How it is written in TensorFlow.js, whose layers lack it. */
export const tfjs: TfjsTarget<LocalResponseParams> = ({ depthRadius, bias, alpha, beta, axis }) => ({
  own: 'LocalResponseNormalization',
  config: { depthRadius, bias, alpha, beta, axis },
});
