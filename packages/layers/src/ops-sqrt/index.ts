import { defineLayer } from '../core/define.js';
import { resultType } from '../core/promotion.js';
import { singleOperation } from '../families/operating.js';

/** √x; of whole numbers it makes floats. Source: https://keras.io/api/ops/numpy/#sqrt-function */
export const opsSqrt = defineLayer({
  ...singleOperation('Sqrt', (dtype) => resultType(dtype, 'float')),
  kind: 'ops.Sqrt',
  title: '√x (sqrt)',
  summary: 'root of each number',
  help: 'Takes the root of each number. Below zero it gives no number (NaN). This is the operation of keras.ops, not a layer; it has no name in Keras.',
  aliases: ['sqrt', 'root', 'square root', 'ops'],
});
