import type { InnerLayer, Weight } from '../core/define.js';
import type { TfjsUse, TfjsWeight } from '../core/tfjs.js';
import { isPenalised } from './recurrent-call.js';

/** Whether one of TensorFlow.js' own wrappers may apply it: it forgets penalties, and never takes a layer of ours. */
export function isNative({ params }: InnerLayer, { layer, before, weights }: TfjsUse): boolean {
  return (
    'layer' in layer &&
    before.every((one) => one === undefined) &&
    !isPenalised(params) &&
    params['trainable'] !== false &&
    weights.every(({ transpose, reshape }) => transpose === undefined && reshape === undefined)
  );
}

/**
 * The weights of a wrapper: those of the layers inside, under the paths that they have in it.
 *
 * @param said what is inferred of the wrapper
 */
export function wrappedWeights(
  inner: readonly (readonly [InnerLayer, TfjsUse])[],
  said: readonly Weight[],
): readonly TfjsWeight[] {
  let first = 0;
  return inner.flatMap(([{ inferred }, { weights }]) => {
    const own = inferred.weights ?? [];
    const paths = new Map(own.map(({ path }, index) => [path, said[first + index]?.path ?? path]));
    first += own.length;
    return weights.map((weight) => ({ ...weight, path: paths.get(weight.path) ?? weight.path }));
  });
}
