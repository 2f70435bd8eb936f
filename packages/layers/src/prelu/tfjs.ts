import type { Params } from '../core/define.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { axisList } from '../fields/index.js';
import { objectsConfig } from '../objects/tfjs-values.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<Params & { readonly sharedAxes: number | readonly number[] | null }> = (
  p,
  [x],
) => {
  const config = objectsConfig(p, 'alpha');
  if (p.sharedAxes === null) return { layer: 'prelu', config };
  // Axes are counted with the batch, and from the front.
  const rank = x?.shape.length ?? 1;
  const sharedAxes = axisList(p.sharedAxes).map((axis) => (axis < 1 ? axis + rank - 1 : axis));
  return { own: 'KerasPReLU', config: { ...config, sharedAxes } };
};
