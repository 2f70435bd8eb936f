import type { Field } from '../core/field.js';
import { isWhole, listOf, readAs } from '../core/schema.js';
import type { Said } from './simple.js';

/** What is added to or cut from both ends of one axis. */
export type Sides = readonly [before: number, after: number];

/**
 * How much is added to or cut from each side of each spatial axis: one number for all sides, one for each axis, or
 * a pair for each axis. Over a single axis Keras takes the pair without a list around it, and so it is written.
 */
export function sides(axes: number, said: Said<readonly Sides[]>): Field<readonly Sides[]> {
  const isPair = (raw: unknown) =>
    Array.isArray(raw) && raw.length === 2 && raw.every((side) => isWhole(side) && side >= 0);
  const all = listOf<Sides>(isPair, axes, axes);
  return {
    short: sidesText,
    ...(axes === 1 ? { write: (value: readonly Sides[]) => value[0] } : {}),
    ...said,
    schema: readAs((raw) => asPairs(raw, axes), all),
    control: { type: 'sides', count: axes },
    expected:
      axes === 1
        ? 'a whole number of at least 0, or two: before and after'
        : `a whole number of at least 0, or for each of the ${axes} axes one or two of them`,
  };
}

function asPairs(raw: unknown, axes: number): unknown {
  if (typeof raw === 'number') return Array.from({ length: axes }, () => [raw, raw]);
  if (!Array.isArray(raw)) return raw;
  if (axes === 1 && raw.length === 2) return [raw];
  return raw.map((axis) => (typeof axis === 'number' ? [axis, axis] : axis));
}

/** `2` where all sides are alike, `1 2` for two axes, `1|2 0|0` where sides differ. */
function sidesText(value: readonly Sides[]): string | undefined {
  const flat = value.flat();
  if (flat.every((side) => side === 0)) return undefined;
  if (flat.every((side) => side === flat[0])) return String(flat[0]);
  return value.map(([before, after]) => (before === after ? String(before) : `${before}|${after}`)).join(' ');
}
