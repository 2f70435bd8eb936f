import type { LoadReport } from './problem.js';

/** A JSON object of a file. */
export type Raw = { readonly [key: string]: unknown };

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says that a value does not fit; `null` and `undefined` can be values. */
export const unfit: unique symbol = Symbol('unfit');

/** Where in a file something is read. */
export interface Place {
  readonly path: string;
  readonly report: LoadReport;
  /** Puts an item that does not fit beside the list it stood in. */
  readonly keep: (item: unknown) => void;
}

/** Reads one value, or says that it does not fit. */
export type Reader = (value: unknown, place: Place) => unknown;

/** One property of an object. */
export interface Rule {
  readonly read: Reader;
  /** Where it is missing or does not fit: what stands in for it. */
  readonly otherwise?: () => unknown;
  /** Without it the whole object does not fit. */
  readonly required?: boolean;
}

export type Rules = ReadonlyMap<string, Rule>;

/**
 * What a file has and this version cannot place, by the property it stood in. It is kept in the list `aside` of the
 * object and saved with it, so that a file which is opened and saved has lost nothing.
 */
interface Aside {
  readonly property: string;
  readonly value: unknown;
}

/**
 * Reads an object property by property, in the order of the file. What it says beyond the rules is kept as it is. What
 * does not fit is put aside, and a default takes its place.
 */
export function readRecord(
  raw: unknown,
  rules: Rules,
  { path, report }: Pick<Place, 'path' | 'report'>,
): Raw | typeof unfit {
  if (!isRaw(raw)) return unfit;
  const entries: [string, unknown][] = [];
  const aside: Aside[] = [];
  for (const key of Object.keys(raw)) {
    const value = raw[key];
    if (key === 'aside') {
      aside.push(...(Array.isArray(value) ? (value as Aside[]) : [{ property: key, value }]));
      continue;
    }
    const rule = rules.get(key);
    if (!rule) {
      entries.push([key, value]);
      continue;
    }
    const place = {
      path: join(path, key),
      report,
      keep: (item: unknown) => aside.push({ property: key, value: item }),
    };
    const read = rule.read(value, place);
    if (read !== unfit) {
      entries.push([key, read]);
      continue;
    }
    if (rule.required) return unfit;
    aside.push({ property: key, value });
    report.add('load/does-not-fit', `${place.path} is not what belongs there. It is kept aside.`, place.path);
    if (rule.otherwise) entries.push([key, rule.otherwise()]);
  }
  for (const [key, rule] of rules) {
    if (Object.hasOwn(raw, key)) continue;
    if (rule.required) return unfit;
    if (rule.otherwise) entries.push([key, rule.otherwise()]);
  }
  if (aside.length > 0) entries.push(['aside', aside]);
  return Object.fromEntries(entries);
}

export function record(rules: Rules): Reader {
  return (value, place) => readRecord(value, rules, place);
}

/** A list whose items are read one by one: one that does not fit is put aside, the others stay. */
export function list(item: Reader): Reader {
  return (value, { path, report, keep }) => {
    if (!Array.isArray(value)) return unfit;
    const items: unknown[] = [];
    for (const [index, raw] of value.entries()) {
      const at = join(path, String(index));
      const read = item(raw, { path: at, report, keep });
      if (read !== unfit) {
        items.push(read);
        continue;
      }
      keep(raw);
      report.add('load/does-not-fit', `${at} is not what belongs there. It is kept aside.`, at);
    }
    return items;
  };
}

export const text: Reader = (value) => (typeof value === 'string' ? value : unfit);
export const number: Reader = (value) => (typeof value === 'number' ? value : unfit);
export const flag: Reader = (value) => (typeof value === 'boolean' ? value : unfit);
export const anything: Reader = (value) => value;
/** An object of values by name. */
export const values: Reader = (value) => (isRaw(value) ? value : unfit);
export const index: Reader = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : unfit;

export function oneOf(options: readonly string[]): Reader {
  return (value) => (typeof value === 'string' && options.includes(value) ? value : unfit);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`;
}
