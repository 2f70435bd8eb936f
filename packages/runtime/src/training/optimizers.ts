export * from './optimizer.js';
export * as rules from './optimizer-rules.js';
