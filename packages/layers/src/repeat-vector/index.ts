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
  url: 'https://keras.io/api/layers/reshaping_layers/repeat_vector/',
  aliases: ['repeat', 'repeatvector', 'tile'],
  glyph: '<path d="M2 3.5h3M2 8h3M2 12.5h3" /><path d="M8 3.5h6M8 8h6M8 12.5h6" stroke-width="2.2"/>',
  params: {
    n: count({ label: 'Times', help: 'How often the row is repeated.', short: (value) => `× ${value}` }),
  },
  inputs: [{ name: 'x', ranks: [2], dtype: 'any' }],
  infer: (p, [x]) => ({ outputs: [computed(p, [x?.shape[0], p.n, x?.shape[1]])] }),
  explain: (p) => [{ label: 'steps', text: 'times', result: String(p.n) }],
  targets: { keras: { positional: ['n'] } },
});
