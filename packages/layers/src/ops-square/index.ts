import { defineLayer } from '../core/define.js';
import { singleOperation } from '../families/operating.js';

/** x². Source: https://keras.io/api/ops/numpy/#square-function */
export const opsSquare = defineLayer({
  ...singleOperation('Square', (dtype) => (dtype === 'bool' ? 'int32' : dtype)),
  kind: 'ops.Square',
  title: 'x² (square)',
  summary: 'each number times itself',
  help: 'Multiplies each number by itself. This is the operation of keras.ops, not a layer; it has no name in Keras.',
  aliases: ['square', 'ops square', 'power', 'ops'],
});
