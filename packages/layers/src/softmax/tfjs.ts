import type { TfjsTarget } from '../core/tfjs.js';
import { placeOf } from '../families/axis.js';
import { axisList } from '../fields/index.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly axis: number | readonly number[] }> = (p, [x]) => {
  const rank = x?.shape.length ?? 0;
  if (axisList(p.axis).length === 0) return { refuse: 'Softmax along no axis cannot be run.' };
  if (axisList(p.axis).some((axis) => placeOf(axis, rank) === undefined))
    return { refuse: `Softmax along axis ${axisList(p.axis).join(', ')} of ${rank} axes cannot be run.` };
  return typeof p.axis === 'number' && placeOf(p.axis, rank) === rank - 1 && !x?.masked
    ? { layer: 'softmax', config: { axis: p.axis } }
    : { own: 'KerasSoftmax', config: { axis: p.axis }, masks: x?.masked ? [0] : [] };
};
