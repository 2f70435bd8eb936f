export * from './datasets.js';
export * from './ends.js';
export * from './fit.js';
export * from './losses.js';
export * from './objects.js';
export * from './optimizers.js';
export * from './problems.js';
export * from './propose.js';
