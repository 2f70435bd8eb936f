import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { checkNoise, noiseShapeField, rateField } from '../families/dropping.js';
import { keepShape } from '../families/keeping.js';
import { seedField } from '../fields/index.js';

/** Dropout that keeps mean and variance (Klambauer et al. 2017). Source: https://keras.io/api/layers/regularization_layers/alpha_dropout/ */
export const alphaDropout = defineLayer({
  kind: 'AlphaDropout',
  category: 'regularization',
  order: 40,
  summary: 'dropout for selu',
  help: 'Dropout for networks of selu: in training it sets numbers to the value that selu saturates at, and keeps mean and variance.',
  aliases: ['alphadropout', 'alpha dropout', 'selu dropout'],
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
