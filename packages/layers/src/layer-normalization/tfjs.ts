import type { Params } from '../core/define.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { axesValue, repeatedAxis, wholeNumbers } from '../families/normalizing-call.js';
import type { Axes } from '../fields/index.js';
import { objectsConfig } from '../objects/tfjs-values.js';

type LayerNormalizationParams = Params & {
  readonly axis: Axes;
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
};

/**
 * How it is written in TensorFlow.js. Porting note: its own takes no constraints, and lays mean and variance out to the
 * size of the input, which takes many times as long.
 */
export const tfjs: TfjsTarget<LayerNormalizationParams> = (p, [x]) => {
  const { axis, epsilon, center, scale } = p;
  const config = { axis: axesValue(axis), epsilon, center, scale, ...objectsConfig(p, 'gamma', 'beta') };
  return repeatedAxis(axis, x) ?? wholeNumbers(x) ?? { own: 'KerasLayerNormalization', config };
};
