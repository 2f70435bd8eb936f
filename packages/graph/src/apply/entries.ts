/** What an entry was before it was set, in the terms of an edit that sets it back. */
export interface Formerly {
  readonly value: unknown;
  readonly before?: string | null;
}

/**
 * The object with one own entry set, or removed where `value` is undefined. Keys keep their order, and one that a file
 * calls `__proto__` is a key like any other.
 *
 * @param before the key that the entry stands in front of, null for the end; left out, it stays where it is or comes last
 */
export function withEntry<T extends object>(
  object: T,
  key: string,
  value: unknown,
  before?: string | null,
): { readonly object: T; readonly formerly: Formerly } {
  const has = Object.hasOwn(object, key);
  const old = has ? (object as { readonly [key: string]: unknown })[key] : undefined;
  if (!has && value === undefined) return { object, formerly: { value: undefined } };
  if (has && before === undefined && Object.is(old, value)) return { object, formerly: { value: old } };
  const entries = Object.entries(object);
  let place = has ? entries.findIndex(([name]) => name === key) : entries.length;
  const next = entries[has ? place + 1 : place]?.[0] ?? null;
  const moves = value === undefined || before !== undefined;
  const formerly: Formerly = has ? { value: old, ...(moves ? { before: next } : {}) } : { value: undefined };
  if (has) entries.splice(place, 1);
  if (before !== undefined) {
    place = before === null ? -1 : entries.findIndex(([name]) => name === before);
    if (place < 0) place = entries.length;
  }
  if (value !== undefined) entries.splice(place, 0, [key, value]);
  // Object.fromEntries defines properties and does not assign them, so `__proto__` stays an own key.
  return { object: Object.fromEntries(entries) as T, formerly };
}
