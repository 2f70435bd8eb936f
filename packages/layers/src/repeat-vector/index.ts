import { defineLayer } from '../core/define.js';
import { computed } from '../families/keeping.js';
import { count } from '../fields/index.js';

/** The same row at each step. Source: https://keras.io/api/layers/reshaping_layers/repeat_vector/ */
export const repeatVector = defineLayer({
  kind: 'RepeatVector',
  category: 'shape',
  order: 40,
  summary: 'repeats a row',
  help: 'Makes a sequence of a row by repeating it: what a decoder is fed at each step.',
  aliases: ['repeat', 'repeatvector', 'tile'],
  params: {
    n: count({ label: 'Times', help: 'How often the row is repeated.', short: (value) => `× ${value}` }),
  },
  inputs: [{ name: 'x', ranks: [2], dtype: 'any' }],
  infer: (p, [x]) => ({ outputs: [computed(p, [x?.shape[0], p.n, x?.shape[1]])] }),
  explain: (p) => [{ label: 'steps', text: 'the row, repeated', result: String(p.n) }],
  targets: { keras: { positional: ['n'] } },
});
