import { defineLayer } from '../core/define.js';
import { mixing, pointwise } from '../core/reach.js';
import { checkActivation, mixesLastAxis } from '../families/activating.js';
import { keepShape } from '../families/keeping.js';
import { requiredActivation } from '../fields/index.js';

/** An activation as a layer of its own. Source: https://keras.io/api/layers/core_layers/activation/ */
export const activation = defineLayer({
  kind: 'Activation',
  category: 'activation',
  order: 10,
  summary: 'bends the numbers',
  help: 'Applies an activation function, for where it stands apart from the layer that makes the numbers: after a normalisation, or a merge.',
  url: 'https://keras.io/api/layers/core_layers/activation/',
  aliases: ['activation', 'act', 'sigmoid', 'tanh', 'gelu', 'silu', 'swish'],
  params: { activation: requiredActivation({ short: String }) },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer(p, inputs, context) {
    const shape = inputs[0]?.shape ?? [];
    checkActivation(p.activation, shape[shape.length - 1], context);
    return keepShape(p, inputs);
  },
  reach: (p, inputs, inferred) =>
    mixesLastAxis(p.activation) ? mixing([-1], inputs[0]?.shape.length ?? 0) : pointwise(p, inputs, inferred),
  targets: {
    keras: { positional: ['activation'] },
  },
});
