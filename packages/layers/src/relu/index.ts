import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { keepShape } from '../families/keeping.js';
import { number, optional } from '../fields/index.js';

/** Nothing below zero. Source: https://keras.io/api/layers/activation_layers/relu/ */
export const reLU = defineLayer({
  kind: 'ReLU',
  category: 'activation',
  order: 20,
  summary: 'cuts off the negative',
  help: 'Lets positive numbers through and makes the others 0. It can be capped (ReLU6), leak a little, or start later.',
  aliases: ['relu', 'relu6', 'rectifier'],
  params: {
    maxValue: optional(
      number({
        label: 'Maximum',
        help: 'Larger numbers are cut off there; 6 is ReLU6.',
        min: 0,
        short: (value) => `≤ ${value}`,
      }),
    ),
    negativeSlope: number({
      label: 'Negative slope',
      help: 'What numbers below the threshold are multiplied by.',
      default: 0,
      min: 0,
      short: (value) => (value === 0 ? undefined : `slope ${value}`),
    }),
    threshold: number({
      label: 'Threshold',
      help: 'Numbers below it count as negative.',
      default: 0,
      min: 0,
      short: (value) => (value === 0 ? undefined : `from ${value}`),
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer: keepShape,
  outputActivation: () => 'relu',
  reach: pointwise,
  targets: {
    keras: {},
  },
});
