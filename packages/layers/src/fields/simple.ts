import type { Field } from '../core/field.js';
import { accept, isNumber, numeric, oneOf, orNull, whole } from '../core/schema.js';

/** What the author of a layer says of a field; a field without a default has to be given. */
export interface Said<T> {
  readonly label: string;
  readonly help: string;
  readonly default?: T;
  readonly advanced?: boolean;
  readonly short?: (value: T) => string | undefined;
}

/** The largest size of an axis: beyond it no backend makes a tensor. */
export const largestSize = 2_147_483_647;

/** A whole number of at least 1: filters, units, groups. */
export function count(said: Said<number>): Field<number> {
  return {
    ...said,
    schema: whole(1, largestSize),
    control: { type: 'integer', min: 1 },
    expected: 'a whole number of at least 1 (and below 2³¹)',
  };
}

/** A whole number, with an optional range. */
export function integer({ min, max, ...said }: Said<number> & { min?: number; max?: number }): Field<number> {
  return {
    ...said,
    schema: whole(min, max),
    control: {
      type: 'integer',
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    },
    expected: `a whole number${rangeText(min, max)}`,
  };
}

/** A finite number, with an optional range: `min` and `max` count themselves, `above` does not. */
export function number({
  min,
  max,
  above,
  step,
  ...said
}: Said<number> & { min?: number; max?: number; above?: number; step?: number }): Field<number> {
  return {
    ...said,
    schema:
      above === undefined
        ? numeric(min, max)
        : accept<number>((raw) => isNumber(raw) && raw > above && raw <= (max ?? Infinity)),
    control: {
      type: 'number',
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(step === undefined ? {} : { step }),
    },
    expected: above === undefined ? `a number${rangeText(min, max)}` : `a number above ${above}`,
  };
}

function rangeText(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

/** A share: a number from 0 to 1 (both ends count, as Keras' Dropout takes them). */
export function fraction(said: Said<number>): Field<number> {
  return {
    ...said,
    schema: numeric(0, 1),
    control: { type: 'fraction' },
    expected: 'a number from 0 to 1',
  };
}

export function flag(said: Said<boolean>): Field<boolean> {
  return {
    ...said,
    schema: accept<boolean>((raw) => typeof raw === 'boolean'),
    control: { type: 'flag' },
    expected: 'true or false',
  };
}

export function choice<const T extends readonly string[]>(
  options: T,
  said: Said<T[number]>,
): Field<T[number]> {
  return {
    ...said,
    schema: oneOf<T[number]>(options),
    control: { type: 'choice', options },
    expected: options.length > 1 ? `one of ${options.join(', ')}` : `${options[0]}`,
  };
}

/** The same field where nothing (null) may stand as well, which is then the default unless another is said. */
export function optional<T>(field: Field<T>, said: Partial<Said<T | null>> = {}): Field<T | null> {
  const short = field.short;
  return {
    default: null,
    ...field,
    ...(short ? { short: (value: T | null) => (value === null ? undefined : short(value)) } : {}),
    ...said,
    schema: orNull(field.schema),
    expected: `${field.expected}, or nothing`,
  } as Field<T | null>;
}

/** The seed of a layer or an initializer that draws random numbers; without one each run draws others. */
export const seedField: Field<number | null> = optional(
  integer({
    label: 'Seed',
    help: 'Makes the random numbers the same in every run. Left out, they differ.',
    advanced: true,
  }),
);
