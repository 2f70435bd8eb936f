import { defineLayer } from '../core/define.js';
import { pairOperation } from '../families/operating.js';

/** Multiplies two tensors, or a tensor and a number. Source: https://keras.io/api/ops/numpy/ */
export const opsMultiply = defineLayer({
  ...pairOperation('Multiply', '×'),
  kind: 'ops.Multiply',
  title: '× (multiply)',
  summary: 'x · y, x · 1/6',
  help: 'Multiplies two tensors, or a tensor and a number. A number may stand for one of the two. This is the operation that a script writes as a sign, not the layer; it has no name in Keras.',
  aliases: ['times', 'ops multiply', 'constant', 'scale', 'ops'],
});
