import { defineLayer } from '../core/define.js';
import { minPooling } from '../families/min-pooling.js';

/** The smallest value under the window; ours, since Keras has none. */
export const minPooling3d = defineLayer({
  ...minPooling(3),
  kind: 'MinPooling3D',
  aliases: ['minpool', 'min pooling', 'pool', 'erosion'],
});
