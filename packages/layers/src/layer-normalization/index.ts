import { defineLayer } from '../core/define.js';
import { mixing } from '../core/reach.js';
import { keepShape } from '../families/keeping.js';
import { epsilonField, scaleAndShift, scaleAndShiftFields, weightShape } from '../families/normalizing.js';
import { axes, axisList } from '../fields/index.js';

/** Layer normalisation (Ba et al. 2016). Source: https://keras.io/api/layers/normalization_layers/layer_normalization/ */
export const layerNormalization = defineLayer({
  kind: 'LayerNormalization',
  category: 'normalization',
  order: 20,
  summary: 'evens out an example',
  help: 'Brings the features of each example to mean 0 and variance 1, then scales and shifts them by learnt numbers. The same in training and afterwards.',
  aliases: ['ln', 'layernorm', 'layer normalization'],
  params: {
    axis: axes({
      label: 'Axis',
      help: 'The axes that are normalised together, usually the features.',
      default: -1,
      min: 0,
      short: (value) => (value === -1 ? undefined : `axis ${axisList(value).join(', ')}`),
    }),
    epsilon: epsilonField(0.001),
    ...scaleAndShiftFields,
  },
  inputs: [{ name: 'x', minRank: 1, dtype: 'any' }],
  builtOnce: true,
  infer(p, inputs, context) {
    const shape = weightShape(p.axis, inputs[0]?.shape ?? [], p.scale || p.center, context);
    return { ...keepShape(p, inputs), weights: scaleAndShift(p, shape) };
  },
  reach: (p, [x]) => mixing(axisList(p.axis), x?.shape.length ?? 0),
  tfjsLeftovers: 10,
  targets: { keras: { ignored: { rms_scaling: false } } },
});
