import { defineLayer } from '../core/define.js';
import { mixing } from '../core/reach.js';
import { placeOf, reportAxis } from '../families/axis.js';
import { keepShape } from '../families/keeping.js';
import { axes, axisList } from '../fields/index.js';

/** Shares that sum to 1. Source: https://keras.io/api/layers/activation_layers/softmax/ */
export const softmax = defineLayer({
  kind: 'Softmax',
  category: 'activation',
  order: 40,
  summary: 'makes probabilities',
  help: 'Turns the numbers along an axis into shares between 0 and 1 that sum to 1: the probabilities of the classes.',
  aliases: ['softmax', 'probabilities'],
  params: {
    axis: axes({
      label: 'Axis',
      help: 'The axis along which the shares sum to 1; several together are one. -1 is the last.',
      default: -1,
      min: 0,
      short: (value) => (value === -1 ? undefined : `axis ${axisList(value).join(', ')}`),
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer(p, inputs, context) {
    const shape = inputs[0]?.shape ?? [];
    const chosen = axisList(p.axis);
    // Keras looks at the axis only when it computes, so these are not errors of the drawing.
    const wrong = chosen.find((axis) => placeOf(axis, shape.length) === undefined);
    if (wrong !== undefined) reportAxis(wrong, shape.length, context, { severity: 'warning' });
    else if (chosen.length === 0) {
      context.report('axis/none', {
        severity: 'warning',
        param: 'axis',
        message: 'No axis is named, so this fails when it runs.',
        suggestions: [{ set: { axis: -1 }, title: 'Use the last axis' }],
      });
    } else if (chosen.every((axis) => shape[placeOf(axis, shape.length) ?? 0] === 1)) {
      context.report('activation/softmax-over-one', {
        severity: 'warning',
        param: 'axis',
        message: 'Softmax over a single number is always 1: nothing can be learnt.',
      });
    }
    return keepShape(p, inputs);
  },
  outputActivation: (p) => (p.axis === -1 ? 'softmax' : undefined),
  reach: (p, [x]) => mixing(axisList(p.axis), x?.shape.length ?? 0),
  targets: {
    keras: {},
  },
});
