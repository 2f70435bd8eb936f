export * from './analysis.js';
export { analyze } from './analyze.js';
export { type Explanation, explainNode } from './explain.js';
export {
  /** @public for the inspector */
  explainValue,
  type ValueExplanation,
  type ValueQuestion,
} from './explain-value.js';
export { exportedNames, isSafeName } from './exported-names.js';
export { type Fix, fixesFor } from './fixes/index.js';
export { type InputShape, type InputShapeResult, withInputShape } from './input-shape.js';
export type { Memory } from './memory.js';
export * from './problem.js';
export { type ReceptiveField, receptiveFields } from './receptive-field.js';
export { type LayerSummary, type Summary, summarize } from './summarize.js';
export type { WindowAxis } from './windows.js';
export { acceptsWire, type WireAnswer } from './wire.js';
