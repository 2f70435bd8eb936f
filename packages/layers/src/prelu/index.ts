import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import type { Dim } from '../core/tensor.js';
import { keepShape } from '../families/keeping.js';
import { axes, axisList, constraint, initializer, optional, regularizer } from '../fields/index.js';

/** A learnt slope below zero (He et al. 2015). Source: https://keras.io/api/layers/activation_layers/prelu/ */
export const pReLU = defineLayer({
  kind: 'PReLU',
  category: 'activation',
  order: 32,
  summary: 'learns the slope',
  help: 'Lets positive numbers through and multiplies the others by a learnt slope, one for each place unless axes share it.',
  aliases: ['prelu', 'parametric relu'],
  params: {
    alphaInitializer: initializer('Zeros', { label: 'Alpha initializer' }),
    alphaRegularizer: regularizer('Alpha regularizer', 'A penalty on the slopes, added to the loss.'),
    alphaConstraint: constraint('Alpha constraint', 'Applied to the slopes after each step.'),
    sharedAxes: optional(
      axes({
        label: 'Shared axes',
        help: 'Axes along which the slope is the same: [1, 2] for pictures. The batch is 0.',
        min: 0,
        short: (value) => `shares ${axisList(value).join(', ')}`,
      }),
    ),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  // Only where slopes are shared Keras looks at the sizes, along the axes where they are not.
  keepsAxes(p, rank) {
    const shared = p.sharedAxes === null ? [] : axisList(p.sharedAxes);
    if (shared.length === 0) return [];
    return Array.from({ length: rank - 1 }, (_, index) => index + 1).filter((axis) => !shared.includes(axis));
  },
  builtOnce: true,
  infer(p, inputs, context) {
    const shape: Dim[] = [...(inputs[0]?.shape.slice(1) ?? [])];
    const shared = p.sharedAxes === null ? [] : axisList(p.sharedAxes);
    for (const axis of shared) {
      // Axes are counted with the batch, slopes without; Python counts a negative place from the end.
      const place = axis - 1 < 0 ? axis - 1 + shape.length : axis - 1;
      if (place >= 0 && place < shape.length) shape[place] = 1;
      else {
        context.report('axis/out-of-range', {
          param: 'sharedAxes',
          message: `There is no axis ${axis} to share: an example has ${shape.length}.`,
          expected: `from 1 to ${shape.length}`,
          received: String(axis),
          suggestions: [{ set: { sharedAxes: undefined }, title: 'Share nothing' }],
        });
      }
    }
    const open = shape.flatMap((size, axis) => (size === null ? [axis + 1] : []));
    if (open.length > 0) {
      context.report('prelu/axis-open', {
        onlyToBuild: true,
        input: 0,
        param: 'sharedAxes',
        message: `The size of axis ${open.join(', ')} is open, and each place has a slope of its own: share it along that axis.`,
        suggestions: [
          {
            set: { sharedAxes: [...new Set([...shared, ...open])] },
            title: `Share along axis ${open.join(', ')}`,
          },
        ],
      });
    }
    const alpha = shape.map((size) => (size === null ? undefined : size));
    return {
      ...keepShape(p, inputs),
      weights: [{ path: 'alpha', shape: alpha, trainable: true, initializer: p.alphaInitializer }],
    };
  },
  outputActivation: () => 'leaky_relu',
  reach: pointwise,
  targets: {
    keras: {},
  },
});
