import type { Value } from '@netwright/graph';

/** A JSON object of a file: whatever it may hold. */
export type Json = { readonly [key: string]: unknown };

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own property of that name: `constructor` in a file is a key like any other. */
export function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

const deepest = 100;

/** A value that is kept as it is; undefined where it is nested so deeply that nothing could walk through it. */
export function kept(value: unknown): Value | undefined {
  // Nearly all that a file holds is a list of numbers.
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) return value;
  let level: unknown[] = [value];
  for (let depth = 0; depth <= deepest; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0) return value as Value;
  }
  return undefined;
}
