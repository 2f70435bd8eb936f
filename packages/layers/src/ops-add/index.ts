import { defineLayer } from '../core/define.js';
import { pairOperation } from '../families/operating.js';

/** Sums two tensors, or a tensor and a number. Source: https://keras.io/api/ops/numpy/ */
export const opsAdd = defineLayer({
  ...pairOperation('Add', '+'),
  kind: 'ops.Add',
  title: '+ (add)',
  summary: 'x + y, x + 1',
  help: 'Sums two tensors, or a tensor and a number. A number may stand for one of the two. This is the operation that a script writes as a sign, not the layer; it has no name in Keras.',
  aliases: ['plus', 'ops add', 'constant', 'ops'],
});
