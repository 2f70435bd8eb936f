import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { checkNoise, noiseShapeField, rateField } from '../families/dropping.js';
import { keepShape } from '../families/keeping.js';
import { seedField } from '../fields/index.js';

/** Numbers are left out at random (Srivastava et al. 2014). Source: https://keras.io/api/layers/regularization_layers/dropout/ */
export const dropout = defineLayer({
  kind: 'Dropout',
  category: 'regularization',
  order: 10,
  summary: 'leaves numbers out',
  help: 'In training makes a share of the numbers 0, chosen at random each time, and scales up the others. Does nothing afterwards.',
  aliases: ['dropout', 'drop'],
  params: { rate: rateField, noiseShape: noiseShapeField, seed: seedField },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer(p, inputs, context) {
    checkNoise(p.noiseShape, inputs[0]?.shape ?? [], context);
    return keepShape(p, inputs);
  },
  random: true,
  reach: pointwise,
  view: 'inference',
  tfjsLeftovers: 3,
  targets: { keras: { positional: ['rate'] } },
});
