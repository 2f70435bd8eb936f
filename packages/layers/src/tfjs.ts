// The door of the TensorFlow.js target: what the kinds say of it is loaded with it, and not with the catalogue.
export * from './core/tfjs.js';
export { tfjsDefaults } from './core/tfjs-defaults.js';
export * from './tfjs-use.js';
