export * as examples from './examples.js';
export * as losses from './losses.js';
export * as metrics from './metrics.js';
export * as optimizers from './optimizers.js';
export * as schedules from './schedules.js';
export * as training from './train.js';
export * as watchers from './watchers.js';
