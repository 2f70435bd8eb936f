import type { KnownTensor } from '../core/tensor.js';
import type { TfjsRefusal, TfjsTarget } from '../core/tfjs.js';
import { placeOf } from '../families/axis.js';
import { axesValue, repeatedAxis, wholeNumbers } from '../families/normalizing-call.js';
import { type Axes, axisList } from '../fields/index.js';

/** How it is written in TensorFlow.js, which has none. */
export const tfjs: TfjsTarget<{ readonly axis: Axes; readonly epsilon: number }> = ({ axis, epsilon }, [x]) =>
  repeatedAxis(axis, x) ??
  wholeNumbers(x) ??
  misplacedScale(axis, x) ?? { own: 'RMSNormalization', config: { axis: axesValue(axis), epsilon } };

/** Keras lays the scale along the last axes, whichever were evened out. */
function misplacedScale(axes: Axes, x: KnownTensor | undefined): TfjsRefusal | undefined {
  const sizes = x?.shape ?? [];
  const chosen = [...axisList(axes)].sort((a, b) => a - b);
  const first = sizes.length - chosen.length;
  const fits = chosen.every((axis, index) => {
    const place = placeOf(axis, sizes.length) ?? -1;
    const size = sizes[place];
    return place === first + index || size === 1 || (size !== null && size === sizes[first + index]);
  });
  return fits
    ? undefined
    : {
        refuse: `Keras multiplies the last axes with a scale of the sizes of axis ${chosen.join(', ')}, which do not fit: such a layer cannot be run.`,
      };
}
