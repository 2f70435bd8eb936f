import { defineLayer } from '../core/define.js';
import { mixing } from '../core/reach.js';
import { computed } from '../families/keeping.js';
import { epsilonField, weightShape } from '../families/normalizing.js';
import { axes, axisList } from '../fields/index.js';

/** Root mean square normalisation (Zhang and Sennrich 2019). Source: https://keras.io/api/layers/normalization_layers/rms_normalization/ */
export const rmsNormalization = defineLayer({
  kind: 'RMSNormalization',
  category: 'normalization',
  order: 40,
  summary: 'evens out the size',
  help: 'Divides the features of each example by the root of their mean square, then scales them by learnt numbers: a layer normalisation without the mean.',
  url: 'https://keras.io/api/layers/normalization_layers/rms_normalization/',
  aliases: ['rms', 'rmsnorm', 'rms normalization'],
  params: {
    axis: axes({
      label: 'Axis',
      help: 'The axes that are normalised together, usually the features.',
      default: -1,
      min: 0,
      short: (value) => (value === -1 ? undefined : `axis ${axisList(value).join(', ')}`),
    }),
    epsilon: epsilonField(1e-6),
  },
  inputs: [{ name: 'x', minRank: 1, dtype: 'any' }],
  builtOnce: true,
  infer(p, [x], context) {
    const shape = weightShape(p.axis, x?.shape ?? [], true, context);
    // Unlike its siblings this layer does not hand a mask on.
    return {
      outputs: [computed(p, x?.shape)],
      weights: [{ path: 'scale', shape, trainable: true, initializer: { object: 'Ones', config: {} } }],
    };
  },
  reach: (p, [x]) => mixing(axisList(p.axis), x?.shape.length ?? 0),
  tfjsLeftovers: 6,
  targets: { keras: {} },
});
