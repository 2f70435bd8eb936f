import { defineLayer } from '../core/define.js';
import { minPooling } from '../families/min-pooling.js';

/** The smallest value under the window; ours, since Keras has none. */
export const minPooling1d = defineLayer({
  ...minPooling(1),
  kind: 'MinPooling1D',
  aliases: ['minpool', 'min pooling', 'pool', 'erosion'],
  glyph:
    '<path d="M1.5 6.5h7M1.5 9.5h7M1.5 6.5v3M8.5 6.5v3"/><path d="M3.5 12l1.5 2 1.5-2"/><path d="M8.5 5l3 1.5M8.5 11l3-1.5"/><rect x="11.5" y="6" width="3" height="4" rx=".8" fill="currentColor" fill-opacity=".25"/>',
});
