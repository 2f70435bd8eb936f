import type { InferContext, Weight } from '../core/define.js';
import { findObject } from './index.js';

/**
 * Reports the initializers that cannot make weights of the rank they stand for: Orthogonal on a bias, Identity on the
 * kernel of a convolution. Keras finds out when it builds the layer.
 *
 * @param params the layer's, to name the one that holds the initializer
 */
export function checkInitializers(
  weights: readonly Weight[],
  params: { readonly [name: string]: unknown },
  context: InferContext,
): void {
  for (const { initializer, shape, path } of weights) {
    if (typeof initializer !== 'object' || initializer === null) continue;
    const ranks = findObject('initializer', (initializer as { object: string }).object)?.ranks;
    if (!ranks || (shape.length >= ranks.min && shape.length <= (ranks.max ?? shape.length))) continue;
    const param = Object.keys(params).find((name) => params[name] === initializer);
    const expected = ranks.max === ranks.min ? `${ranks.min} axes` : `at least ${ranks.min} axes`;
    context.report('initializer/wrong-rank', {
      ...(param === undefined
        ? {}
        : { param, suggestions: [{ set: { [param]: undefined }, title: 'Use the default' }] }),
      message: `${(initializer as { object: string }).object} makes weights of ${expected}, but ${path} has ${shape.length}.`,
      expected,
      received: String(shape.length),
    });
  }
}
