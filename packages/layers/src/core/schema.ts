/** What became of a value that was read: the value as the layer takes it, or that it does not fit. */
export type Parsed<T> = { readonly success: true; readonly data: T } | { readonly success: false };

/**
 * What a field accepts. The message of what does not fit comes from the field (`expected`), so all that is asked here
 * is whether, and what it is read as. A schema of zod is one too; the catalogue's are made of the few pieces below,
 * which weigh a twentieth of it in the engine.
 */
export interface Schema<T> {
  safeParse(raw: unknown): Parsed<T>;
}

const refused = { success: false } as const;

/** Values that pass a test, taken as they are. */
export function accept<T>(fits: (raw: unknown) => boolean): Schema<T> {
  return { safeParse: (raw) => (fits(raw) ? { success: true, data: raw as T } : refused) };
}

/** A finite number within bounds that count themselves. */
export function numeric(min = -Infinity, max = Infinity): Schema<number> {
  return accept((raw) => isNumber(raw) && raw >= min && raw <= max);
}

/** A whole number that arithmetic keeps exact, within bounds that count themselves. */
export function whole(min = -Infinity, max = Infinity): Schema<number> {
  return accept((raw) => isWhole(raw) && raw >= min && raw <= max);
}

export function isNumber(raw: unknown): raw is number {
  return typeof raw === 'number' && Number.isFinite(raw);
}

export function isWhole(raw: unknown): raw is number {
  return typeof raw === 'number' && Number.isSafeInteger(raw);
}

/** A list whose items all pass a test, with a number of them between bounds that count themselves. */
export function listOf<T>(
  fits: (item: unknown) => boolean,
  least = 0,
  most = Infinity,
): Schema<readonly T[]> {
  return accept((raw) => isList(raw, fits) && raw.length >= least && raw.length <= most);
}

export function isList(raw: unknown, fits: (item: unknown) => boolean): raw is readonly unknown[] {
  if (!Array.isArray(raw)) return false;
  // Not `every`, which passes over holes.
  for (const item of raw) if (!fits(item)) return false;
  return true;
}

/** One of some names. */
export function oneOf<const T extends string>(options: readonly T[]): Schema<T> {
  return accept((raw) => (options as readonly unknown[]).includes(raw));
}

/** The first of two schemas that takes the value. */
export function either<A, B>(first: Schema<A>, second: Schema<B>): Schema<A | B> {
  return {
    safeParse(raw): Parsed<A | B> {
      const read = first.safeParse(raw);
      return read.success ? read : second.safeParse(raw);
    },
  };
}

/** The same with null beside it. */
export function orNull<T>(schema: Schema<T>): Schema<T | null> {
  return { safeParse: (raw) => (raw === null ? { success: true, data: null } : schema.safeParse(raw)) };
}

/** The same schema for values that may be written in another form: `change` brings them to the one it reads. */
export function readAs<T>(change: (raw: unknown) => unknown, schema: Schema<T>): Schema<T> {
  return { safeParse: (raw) => schema.safeParse(change(raw)) };
}
