import type { Params } from '../core/define.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { wholeNumbers } from '../families/normalizing-call.js';
import { objectsConfig } from '../objects/tfjs-values.js';

type GroupNormalizationParams = Params & {
  readonly groups: number;
  readonly axis: number;
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
};

/** How it is written in TensorFlow.js, which has none. */
export const tfjs: TfjsTarget<GroupNormalizationParams> = (p, [x]) => {
  if (x?.shape.length === 1) return { refuse: 'Groups of a single axis cannot be evened out.' };
  const { groups, axis, epsilon, center, scale } = p;
  const fault = wholeNumbers(x);
  if (fault) return fault;
  const config = { groups, axis, epsilon, center, scale, ...objectsConfig(p, 'gamma', 'beta') };
  return { own: 'GroupNormalization', config };
};
