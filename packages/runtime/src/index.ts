// Runs what is drawn on TensorFlow.js: the very calls that `codegen` prints.
export * from './model/build.js';
export * from './model/weights.js';
export * from './training/constraints.js';
