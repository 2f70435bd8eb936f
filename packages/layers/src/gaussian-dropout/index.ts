import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { keepShape } from '../families/keeping.js';
import { fraction, seedField } from '../fields/index.js';

/** Noise as a factor (Srivastava et al. 2014). Source: https://keras.io/api/layers/regularization_layers/gaussian_dropout/ */
export const gaussianDropout = defineLayer({
  kind: 'GaussianDropout',
  category: 'regularization',
  order: 30,
  summary: 'multiplies by noise',
  help: 'In training multiplies each number by a normally distributed one around 1, as strong as a dropout of that rate. Does nothing afterwards.',
  aliases: ['gaussian dropout', 'gaussiandropout'],
  params: {
    rate: fraction({
      label: 'Rate',
      help: 'The noise has the deviation √(rate / (1 - rate)).',
      short: String,
    }),
    seed: seedField,
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer: keepShape,
  random: true,
  reach: pointwise,
  view: 'inference',
  tfjsLeftovers: 3,
  targets: { keras: { positional: ['rate'] } },
});
