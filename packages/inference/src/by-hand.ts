// A door of its own: who computes single numbers by hand loads it, and nobody else.
export { explainValue } from './explain-value.js';
export { type Matrix, tryLayer } from './trial.js';
