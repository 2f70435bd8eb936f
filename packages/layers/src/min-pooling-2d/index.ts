import { defineLayer } from '../core/define.js';
import { minPooling } from '../families/min-pooling.js';

/** The smallest value under the window; ours, since Keras has none. */
export const minPooling2d = defineLayer({
  ...minPooling(2),
  kind: 'MinPooling2D',
  aliases: ['minpool', 'min pooling', 'pool', 'erosion'],
});
