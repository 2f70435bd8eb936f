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
  glyph:
    '<rect x="2" y="2" width="12" height="12" rx="3"/><path d="M5.2 8h5.6"/><circle cx="8" cy="5.4" r=".6" fill="currentColor"/><circle cx="8" cy="10.6" r=".6" fill="currentColor"/>',
});
