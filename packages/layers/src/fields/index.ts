export * from './activation.js';
export * from './lists.js';
export * from './objects.js';
export * from './reading.js';
export * from './sides.js';
export * from './simple.js';
export * from './sizes.js';
export * from './wrapped.js';
