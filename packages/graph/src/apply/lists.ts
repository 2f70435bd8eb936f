/** A change, or the sentence that says why it cannot be made. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

interface Item {
  readonly id: string;
}

/** The list with an item more, in front of the one with the id `before`, or at the end. */
export function inserted<T extends Item>(
  list: readonly T[],
  item: T,
  before: string | null,
  what: string,
): Outcome<readonly T[]> {
  let place = before === null ? list.length : -1;
  for (let index = 0; index < list.length; index++) {
    const { id } = list[index] as T;
    if (id === item.id) return refused(`There is a ${what} with the id ${JSON.stringify(id)} already.`);
    if (id === before) place = index;
  }
  if (place < 0)
    return refused(`There is no ${what} with the id ${JSON.stringify(before)} to stand in front of.`);
  return done([...list.slice(0, place), item, ...list.slice(place)]);
}

/** The list without an item, with what puts it back where it stood. */
export function removed<T extends Item>(
  list: readonly T[],
  id: string,
  what: string,
): Outcome<{ readonly list: readonly T[]; readonly item: T; readonly before: string | null }> {
  const place = list.findIndex((item) => item.id === id);
  const item = list[place];
  if (!item) return refused(`There is no ${what} with the id ${JSON.stringify(id)}.`);
  return done({
    list: [...list.slice(0, place), ...list.slice(place + 1)],
    item,
    before: list[place + 1]?.id ?? null,
  });
}

/** The list with one item exchanged; every other keeps its identity. */
export function exchanged<T>(list: readonly T[], place: number, item: T): readonly T[] {
  const copy = list.slice();
  copy[place] = item;
  return copy;
}
