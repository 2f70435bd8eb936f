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
  url: 'https://keras.io/api/layers/core_layers/identity/',
  aliases: ['identity', 'pass', 'noop'],
  glyph: '<path d="M2 8h12M11 5l3 3-3 3"/>',
  params: {},
  inputs: [{ name: 'x', dtype: 'any' }],
  infer: (_p, [x]) => ({ outputs: [tensorOf(x?.dtype ?? 'float32', x?.shape, x?.masked)] }),
  reach: pointwise,
  targets: { keras: {} },
});
