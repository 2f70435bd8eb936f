import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { keepShape } from '../families/keeping.js';
import { number } from '../fields/index.js';

/** Exponential below zero (Clevert et al. 2015). Source: https://keras.io/api/layers/activation_layers/elu/ */
export const elu = defineLayer({
  kind: 'ELU',
  category: 'activation',
  order: 35,
  summary: 'bends the negative',
  help: 'Lets positive numbers through and bends the others smoothly towards a floor of -alpha.',
  aliases: ['elu', 'exponential linear'],
  params: {
    alpha: number({
      label: 'Alpha',
      help: 'How far down negative numbers go.',
      default: 1,
      short: (value) => (value === 1 ? undefined : `α ${value}`),
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer: keepShape,
  outputActivation: () => 'elu',
  reach: pointwise,
  targets: {
    keras: {},
  },
});
