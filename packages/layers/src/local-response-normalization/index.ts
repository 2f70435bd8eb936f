import { defineLayer } from '../core/define.js';
import { ownModule } from '../core/keras.js';
import { mixing } from '../core/reach.js';
import { placeOf, reportAxis } from '../families/axis.js';
import { keepShape } from '../families/keeping.js';
import { integer, number } from '../fields/index.js';
import { localResponseNormalizationSource } from './source.js';

/**
 * Divides each number by what the channels beside it hold at the same place. Source: Krizhevsky et al. 2012, section
 * 3.3 (https://papers.nips.cc/paper/4824), with its values as defaults; `depthRadius` as in
 * tf.nn.local_response_normalization. Keras has none.
 */
export const localResponseNormalization = defineLayer({
  kind: 'LocalResponseNormalization',
  category: 'normalization',
  order: 70,
  summary: 'dims by its neighbours',
  help: 'Divides each number by (bias + alpha · the sum of the squares of the channels beside it) to the power beta, so that channels compete. Used in AlexNet; batch normalisation took its place. Keras has no such layer: it is exported as a small layer of its own.',
  url: 'https://papers.nips.cc/paper/4824',
  aliases: ['lrn', 'local response', 'alexnet', 'local response normalisation'],
  params: {
    depthRadius: integer({
      label: 'Depth radius',
      help: 'How many channels on each side count: 2 is the 5 channels of the paper.',
      default: 2,
      min: 0,
      short: (value) => `${2 * value + 1} channels`,
    }),
    bias: number({
      label: 'Bias (k)',
      help: 'What is added before the power is taken, against a division by zero.',
      default: 2,
    }),
    alpha: number({
      label: 'Alpha',
      help: 'The weight of the squares. It is not divided by the number of channels, as PyTorch does.',
      default: 1e-4,
    }),
    beta: number({ label: 'Beta', help: 'The power.', default: 0.75 }),
    axis: integer({
      label: 'Axis',
      help: 'The axis of the channels; -1 is the last.',
      default: -1,
      advanced: true,
      short: (value) => (value === -1 ? undefined : `axis ${value}`),
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer(p, inputs, context) {
    const rank = inputs[0]?.shape.length ?? 0;
    if (placeOf(p.axis, rank) === undefined)
      reportAxis(p.axis, rank, context, { severity: context.built ? 'warning' : 'error' });
    return keepShape(p, inputs);
  },
  explain: (p) => [
    {
      label: 'each number',
      text: `x / (${p.bias} + ${p.alpha} · Σ x²)^${p.beta}`,
      note: `the sum goes over the channel and ${p.depthRadius} on each side; beyond the ends there is nothing to add`,
    },
  ],
  reach: (p, [x]) => mixing([p.axis], x?.shape.length ?? 0),
  targets: { keras: { module: ownModule, source: localResponseNormalizationSource } },
});
