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
  url: 'https://keras.io/api/layers/activation_layers/leaky_relu/',
  aliases: ['leaky', 'leakyrelu', 'lrelu'],
  glyph: '<path d="M1.5 9.5h13M8 1.5v13" stroke-opacity=".4"/><path d="M2 12.5l6-3 6-7"/>',
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
  targets: { keras: { positional: ['negativeSlope'] } },
});
