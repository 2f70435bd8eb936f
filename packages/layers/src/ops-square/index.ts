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
  glyph: '<path d="M3 6l5 7M8 6l-5 7"/><path d="M10.5 4.2a1.5 1.5 0 0 1 3 0c0 1.2-3 2.2-3 3.6h3"/>',
});
