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
  url: 'https://keras.io/api/layers/regularization_layers/gaussian_noise/',
  aliases: ['noise', 'gaussian noise'],
  glyph: '<path d="M1.5 8l1.5-3 1.5 6L6 4l1.5 9L9 5l1.5 6L12 6l1.5 4 1-2"/>',
  params: {
    stddev: fraction({ label: 'Standard deviation', help: 'How strong the noise is.', short: String }),
    seed: seedField,
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer: keepShape,
  random: true,
  reach: pointwise,
  targets: { keras: { positional: ['stddev'] } },
});
