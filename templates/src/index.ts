export { findTemplate, type TemplateEntry, templates } from './entries.js';
export { type Instantiated, instantiate } from './instantiate.js';
export type { TemplateOption } from './options.js';

/** Where the digits are that ship with Netwright: a file for Node, an address for the browser. */
export const digitsCsvGz: URL = new URL('../data/digits.csv.gz', import.meta.url);

/** The data that ships, by the id of its dataset: what an export lists as `shipped` is copied from here. */
export const shippedData: ReadonlyMap<string, URL> = new Map([['digits', digitsCsvGz]]);
