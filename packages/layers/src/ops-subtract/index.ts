import { defineLayer } from '../core/define.js';
import { pairOperation } from '../families/operating.js';

/** Takes the second of two tensors from the first; either may be a number. Source: https://keras.io/api/ops/numpy/ */
export const opsSubtract = defineLayer({
  ...pairOperation('Subtract', '−'),
  kind: 'ops.Subtract',
  title: '− (subtract)',
  summary: 'x − y, 1 − x',
  help: 'Takes the second of two tensors from the first; either may be a number. A number may stand for one of the two. This is the operation that a script writes as a sign, not the layer; it has no name in Keras.',
  aliases: ['minus', 'ops subtract', 'constant', 'ops'],
});
