export * from './escape.js';
export * from './expression.js';
export * from './layout.js';
