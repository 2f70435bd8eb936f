export { wrap } from '../text/plain-text.js';
export { type Origin, type Span, Writer } from '../text/writer.js';
export * from './escape.js';
export * from './expression.js';
export * from './layout.js';
