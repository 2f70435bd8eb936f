import { describe, expect, it } from 'vitest';
import {
  accept,
  either,
  isWhole,
  listOf,
  numeric,
  oneOf,
  orNull,
  readAs,
  type Schema,
  whole,
} from './schema.js';

const pair = listOf<number>(isWhole, 2, 2);
const size = readAs((raw) => (typeof raw === 'number' ? [raw, raw] : raw), pair);
const rows: readonly [what: string, schema: Schema<unknown>, raw: unknown, read: unknown][] = [
  ['a number', numeric(), 0.5, 0.5],
  ['no number', numeric(), Number.NaN, undefined],
  ['the endless', numeric(), Number.POSITIVE_INFINITY, undefined],
  ['the bound itself', numeric(0, 1), 1, 1],
  ['beyond the bound', numeric(0, 1), 1.01, undefined],
  ['a number in quotes', numeric(), '1', undefined],
  ['a whole number', whole(1), 1, 1],
  ['a broken one', whole(), 1.5, undefined],
  ['one that is not exact any more', whole(), 2 ** 53, undefined],
  ['a list', pair, [1, 2], [1, 2]],
  ['a list too short', pair, [1], undefined],
  ['a list too long', pair, [1, 2, 3], undefined],
  ['a list with a hole', pair, new Array(2), undefined],
  ['what looks like a list', pair, { 0: 1, 1: 2, length: 2 }, undefined],
  ['one of the names', oneOf(['a', 'b']), 'b', 'b'],
  ['another name', oneOf(['a', 'b']), 'toString', undefined],
  ['the first of two', either(whole(), pair), 3, 3],
  ['the second of two', either(whole(), pair), [3, 4], [3, 4]],
  ['neither of two', either(whole(), pair), 'x', undefined],
  ['null', orNull(whole()), null, null],
  ['null where none may be', whole(), null, undefined],
  ['the short form', size, 3, [3, 3]],
  ['the short form of what does not fit', size, 0.5, undefined],
  ['what a test takes', accept((raw) => raw === 'x'), 'x', 'x'],
];

describe('a schema', () => {
  it('has its 24 rows', () => expect(rows).toHaveLength(24));
  it.each(rows)('reads %s', (_what, schema, raw, read) => {
    const parsed = schema.safeParse(raw);
    expect(parsed.success ? parsed.data : undefined).toEqual(read);
    expect(parsed.success).toBe(read !== undefined);
  });
});
