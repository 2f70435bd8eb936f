import { defineLayer } from '../core/define.js';
import { minPooling } from '../families/min-pooling.js';

/** The smallest value under the window; ours, since Keras has none. */
export const minPooling2d = defineLayer({
  ...minPooling(2),
  kind: 'MinPooling2D',
  aliases: ['minpool', 'min pooling', 'pool', 'erosion'],
  glyph:
    '<rect x="1.5" y="3" width="7" height="7" rx="1"/><path d="M3.5 12l1.5 2 1.5-2"/><path d="M8.5 5l3 1.5M8.5 11l3-1.5"/><rect x="11.5" y="6" width="3" height="4" rx=".8" fill="currentColor" fill-opacity=".25"/>',
});
