import { defineLayer } from '../core/define.js';
import { minPooling } from '../families/min-pooling.js';

/** The smallest value under the window; ours, since Keras has none. */
export const minPooling1d = defineLayer({
  ...minPooling(1),
  kind: 'MinPooling1D',
  aliases: ['minpool', 'min pooling', 'pool', 'erosion'],
});
