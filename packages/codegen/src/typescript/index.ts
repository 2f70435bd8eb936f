export * from './expression.js';
export * from './layout.js';
