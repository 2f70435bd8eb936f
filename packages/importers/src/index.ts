export { importModel, largestArchive, largestFile } from './import.js';
export { importKerasJson } from './keras/model.js';
export type { ImportResult, ReportLine } from './report.js';
export { isZip } from './sniff.js';
