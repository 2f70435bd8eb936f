import { defineLayer } from '../core/define.js';
import { pairOperation } from '../families/operating.js';

/** Divides the first of two tensors by the second; either may be a number. Source: https://keras.io/api/ops/numpy/ */
export const opsDivide = defineLayer({
  ...pairOperation('Divide', '÷', { asFloat: true }),
  kind: 'ops.Divide',
  title: '÷ (divide)',
  summary: 'x / y, 1 / x',
  help: 'Divides the first of two tensors by the second; either may be a number. A number may stand for one of the two. This is the operation that a script writes as a sign, not the layer; it has no name in Keras.',
  aliases: ['divide', 'quotient', 'ops divide', 'over', 'ops'],
});
