import { deepest } from '../apply/fits.js';
import type { Refusal } from './problem.js';

/** More values than this are not read: a network of a hundred thousand layers has some two million. */
const mostValues = 10_000_000;

/**
 * Looks through anything, without recursion, for what could not be walked through or saved later: it may come from
 * another page, a database, an attacker. Gives it back as plain JSON.
 */
export function plainJson(
  value: unknown,
): { readonly ok: true; readonly value: unknown } | ({ readonly ok: false } & Refusal) {
  let strange = false;
  let seen = 0;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) {
      return {
        ok: false,
        code: 'load/too-deep',
        reason: `It is nested more than ${deepest} levels deep, which no network is.`,
      };
    }
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) {
        strange ||=
          item !== null && typeof item !== 'string' && typeof item !== 'boolean' && !Number.isFinite(item);
        continue;
      }
      if (Array.isArray(item)) for (const each of item) next.push(each);
      else {
        strange ||= !isPlain(item);
        for (const key of Object.keys(item)) next.push((item as { readonly [key: string]: unknown })[key]);
      }
    }
    seen += next.length;
    if (seen > mostValues) {
      return {
        ok: false,
        code: 'load/too-large',
        reason: `It holds more than ${mostValues.toLocaleString('en')} values, the most that is read.`,
      };
    }
    level = next;
  }
  if (!strange) return { ok: true, value };
  try {
    return { ok: true, value: JSON.parse(JSON.stringify(value, asJson) ?? 'null') as unknown };
  } catch {
    return { ok: false, code: 'load/not-plain', reason: 'It holds something that is not data.' };
  }
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
}

/** What JSON has no word for is kept as its text. */
function asJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
    ? String(value)
    : value;
}
