import type { TfjsTarget } from '../core/tfjs.js';
import { axesValue, repeatedAxis } from '../families/normalizing-call.js';
import type { Axes } from '../fields/index.js';

/** How it is written in TensorFlow.js, which has none. */
export const tfjs: TfjsTarget<{ readonly axis: Axes }> = ({ axis }, [x]) =>
  repeatedAxis(axis, x) ?? { own: 'UnitNormalization', config: { axis: axesValue(axis) } };
