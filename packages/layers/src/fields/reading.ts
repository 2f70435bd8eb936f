import type { Field } from '../core/field.js';
import { readAs } from '../core/schema.js';

/** The same field, with null read as its default: where Keras takes None and puts something in its place. */
export function noneIsDefault<T>(field: Field<T>): Field<T> {
  return reading(field, (raw) => (raw === null ? field.default : raw));
}

/** The same field for names that Keras reads in any case: `SAME` is `same`. */
export function anyCase<T>(field: Field<T>): Field<T> {
  return reading(field, (raw) => (typeof raw === 'string' ? raw.toLowerCase() : raw));
}

function reading<T>(field: Field<T>, change: (raw: unknown) => unknown): Field<T> {
  return { ...field, schema: readAs(change, field.schema) };
}
