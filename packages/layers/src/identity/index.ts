import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { tensorOf } from '../families/keeping.js';

/** Nothing happens. Source: https://keras.io/api/layers/core_layers/identity/ */
export const identity = defineLayer({
  kind: 'Identity',
  category: 'core',
  order: 90,
  summary: 'passes on',
  help: 'Gives what it gets: a place to hang a name on, or a branch that does nothing.',
  aliases: ['identity', 'pass', 'noop'],
  params: {},
  inputs: [{ name: 'x', dtype: 'any' }],
  infer: (_p, [x]) => ({ outputs: [tensorOf(x?.dtype ?? 'float32', x?.shape, x?.masked)] }),
  reach: pointwise,
  view: 'always',
  targets: {
    keras: {},
  },
});
