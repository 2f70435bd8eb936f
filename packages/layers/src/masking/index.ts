import { defineLayer } from '../core/define.js';
import { computed } from '../families/keeping.js';
import { number } from '../fields/index.js';

/** Steps to be left out. Source: https://keras.io/api/layers/core_layers/masking/ */
export const masking = defineLayer({
  kind: 'Masking',
  category: 'core',
  order: 30,
  summary: 'hides padding',
  help: 'Marks the steps of a sequence where every number has one value, so that later layers leave them out: the padding at the end of a short sequence.',
  aliases: ['masking', 'mask', 'padding mask'],
  params: {
    maskValue: number({
      label: 'Value',
      help: 'What every number of a step has to be for the step to be left out.',
      default: 0,
      short: (value) => (value === 0 ? undefined : String(value)),
    }),
  },
  inputs: [{ name: 'x', minRank: 1, dtype: 'any' }],
  infer: (p, [x]) => ({ outputs: [computed(p, x?.shape, true)] }),
  targets: {
    keras: {},
  },
});
