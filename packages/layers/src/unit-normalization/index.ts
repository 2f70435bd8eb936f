import { defineLayer } from '../core/define.js';
import { mixing } from '../core/reach.js';
import { placeOf, reportAxis } from '../families/axis.js';
import { keepShape } from '../families/keeping.js';
import { axes, axisList } from '../fields/index.js';

/** Length 1. Source: https://keras.io/api/layers/normalization_layers/unit_normalization/ */
export const unitNormalization = defineLayer({
  kind: 'UnitNormalization',
  category: 'normalization',
  order: 50,
  summary: 'makes length 1',
  help: 'Divides the numbers along an axis by their length, so that the sum of their squares is 1.',
  aliases: ['unitnorm', 'l2 normalize', 'unit'],
  params: {
    axis: axes({
      label: 'Axis',
      help: 'The axes whose numbers are divided by their length.',
      default: -1,
      min: 0,
      short: (value) => (value === -1 ? undefined : `axis ${axisList(value).join(', ')}`),
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer(p, inputs, context) {
    const rank = inputs[0]?.shape.length ?? 0;
    const missing = axisList(p.axis).find((axis) => placeOf(axis, rank) === undefined);
    if (missing !== undefined) reportAxis(missing, rank, context);
    return keepShape(p, inputs);
  },
  reach: (p, [x]) => mixing(axisList(p.axis), x?.shape.length ?? 0),
  targets: { keras: {} },
});
