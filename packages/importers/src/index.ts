export { importModel, largestArchive } from './import.js';
export { importKerasJson } from './keras/model.js';
export type { ImportResult, ReportLine } from './report.js';
