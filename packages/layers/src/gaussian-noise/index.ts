import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { keepShape } from '../families/keeping.js';
import { fraction, seedField } from '../fields/index.js';

/** Noise added in training. Source: https://keras.io/api/layers/regularization_layers/gaussian_noise/ */
export const gaussianNoise = defineLayer({
  kind: 'GaussianNoise',
  category: 'regularization',
  order: 20,
  summary: 'adds noise',
  help: 'In training adds normally distributed noise to the numbers. Does nothing afterwards.',
  aliases: ['noise', 'gaussian noise'],
  params: {
    stddev: fraction({ label: 'Standard deviation', help: 'How strong the noise is.', short: String }),
    seed: seedField,
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer: keepShape,
  random: true,
  reach: pointwise,
  view: 'inference',
  tfjsLeftovers: 1,
  targets: { keras: { positional: ['stddev'] } },
});
