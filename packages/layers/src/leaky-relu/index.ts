import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { keepShape } from '../families/keeping.js';
import { number } from '../fields/index.js';

/** A little below zero (Maas et al. 2013). Source: https://keras.io/api/layers/activation_layers/leaky_relu/ */
export const leakyReLU = defineLayer({
  kind: 'LeakyReLU',
  category: 'activation',
  order: 30,
  summary: 'damps the negative',
  help: 'Lets positive numbers through and multiplies the others by a small slope, so that no unit dies.',
  aliases: ['leaky', 'leakyrelu', 'lrelu'],
  params: {
    negativeSlope: number({
      label: 'Negative slope',
      help: 'What negative numbers are multiplied by.',
      default: 0.3,
      min: 0,
      short: (value) => `slope ${value}`,
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer: keepShape,
  outputActivation: () => 'leaky_relu',
  reach: pointwise,
  targets: {
    keras: { positional: ['negativeSlope'] },
  },
});
