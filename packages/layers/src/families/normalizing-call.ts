import { isFloat, type KnownTensor } from '../core/tensor.js';
import type { TfjsRefusal } from '../core/tfjs.js';
import { type Axes, axisList } from '../fields/index.js';
import { placeOf } from './axis.js';

/** One axis as it is, several as a list. */
export function axesValue(axes: Axes): number | readonly number[] {
  const list = axisList(axes);
  return list.length === 1 ? (list[0] as number) : list;
}

/** Keras names an axis twice only until the layer is run. */
export function repeatedAxis(axes: Axes, x: KnownTensor | undefined): TfjsRefusal | undefined {
  const places = axisList(axes).map((axis) => placeOf(axis, x?.shape.length ?? 0));
  return new Set(places).size === places.length
    ? undefined
    : { refuse: 'An axis stands there twice: such a layer cannot be run.' };
}

/** What Keras makes even is of the type that came in. */
export function wholeNumbers(x: KnownTensor | undefined): TfjsRefusal | undefined {
  return x && !isFloat(x.dtype)
    ? { refuse: 'Of whole numbers Keras makes whole numbers, mostly 0: cast them first.' }
    : undefined;
}
