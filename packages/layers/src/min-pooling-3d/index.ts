import { defineLayer } from '../core/define.js';
import { minPooling } from '../families/min-pooling.js';

/** The smallest value under the window; ours, since Keras has none. */
export const minPooling3d = defineLayer({
  ...minPooling(3),
  kind: 'MinPooling3D',
  aliases: ['minpool', 'min pooling', 'pool', 'erosion'],
  glyph:
    '<path d="M1.5 5.5l2-2h5v5l-2 2h-5zM1.5 5.5h5v5M6.5 5.5l2-2"/><path d="M3.5 12.2l1.5 2 1.5-2"/><path d="M8.5 5l3 1.5M8.5 11l3-1.5"/><rect x="11.5" y="6" width="3" height="4" rx=".8" fill="currentColor" fill-opacity=".25"/>',
});
