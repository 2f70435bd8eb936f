// A door of its own: the export carries the texts of whole files, and who does not ask for it should not load them.
export type { Span } from '../text/writer.js';
export type { Expression } from '../typescript/index.js';
export { tfjsProgram } from './build.js';
export { type GeneratedTfjs, generateTfjs } from './generate.js';
export { ownText } from './own-text.js';
export * from './problems.js';
export { trainingSource } from './source.js';
export { type TfjsTraining, tfjsTraining } from './training.js';
export type * from './types.js';
