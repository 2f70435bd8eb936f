import type { TfjsTarget } from '../core/tfjs.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly initValues: number; readonly projectionDim: number }> = ({
  initValues,
  projectionDim,
}) => ({ own: 'LayerScale', config: { initValues, projectionDim } });
