export { buildEditor, serveEditor } from './editor.js';
export { chromium, python, root } from './find.js';
