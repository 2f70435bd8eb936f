import type { Schema } from './schema.js';

/** What the form shows for a parameter. */
export type Control =
  | { readonly type: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number; readonly step?: number }
  | { readonly type: 'fraction' }
  | { readonly type: 'flag' }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly type: 'text' }
  /** Whole numbers for the spatial axes, that can be linked: a kernel size, strides. */
  | { readonly type: 'sizes'; readonly count: number; readonly min: number }
  /** How much is added to or cut from each side of each spatial axis. */
  | { readonly type: 'sides'; readonly count: number }
  /** A list of dimensions, null where open. */
  | { readonly type: 'shape'; readonly open: boolean }
  | { readonly type: 'axes' }
  | { readonly type: 'numbers' }
  | { readonly type: 'activation' }
  | { readonly type: 'object'; readonly family: ObjectFamily; readonly optional: boolean }
  | { readonly type: 'layer' }
  | { readonly type: 'value' };

export type ObjectFamily = 'initializer' | 'regularizer' | 'constraint';

/**
 * One argument of a layer: said once, and form, help, check, code, import and schema follow from it.
 * `T` is the value as the layer reads it, after normalisation (`3` becomes `[3, 3]`).
 */
export interface Field<T = unknown> {
  readonly schema: Schema<T>;
  /** Keras' default. A field without one has to be given. */
  readonly default?: T;
  readonly control: Control;
  readonly label: string;
  readonly help: string;
  /** What is expected, in words that end a sentence: "a whole number of at least 1". */
  readonly expected: string;
  /** How the card on the canvas writes it (`3×3`, `s2`); undefined leaves it out. */
  readonly short?: (value: T) => string | undefined;
  /** The value as Keras takes it, where the form that the layer reads is another. */
  readonly write?: (value: T) => unknown;
  /** Rarely changed: the form folds it away. */
  readonly advanced?: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: the one place where fields of all types stand side by side.
export type Fields = { readonly [name: string]: Field<any> };

/** The parameters as the layer reads them: one property a field. */
export type ParamsOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A value that its field does not accept. The rest of the layer is read all the same, with the default in its place. */
export interface FieldProblem {
  readonly code: 'param/invalid' | 'param/missing' | 'param/unknown';
  readonly param: string;
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
}

export interface ReadParams {
  readonly params: { readonly [name: string]: unknown };
  readonly problems: readonly FieldProblem[];
}

const none: readonly FieldProblem[] = [];

/** A value in a message: as JSON, but short. */
export function valueText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/**
 * Parameters by name, with nothing inherited: what a document calls `constructor` is not there. An object made by
 * `Object.create(null)` would be the same, but engines keep those as tables, at five times the room and the time.
 */
const ReadValues = function ReadValues() {} as unknown as new () => { [name: string]: unknown };
ReadValues.prototype = Object.freeze(Object.create(null));

/** Reads the raw parameters of a node by its kind's fields. Never throws. */
export function readParams(fields: Fields, raw: { readonly [name: string]: unknown }): ReadParams {
  const params = new ReadValues();
  let problems: FieldProblem[] | undefined;
  for (const name in fields) {
    const field = fields[name] as Field;
    if (!Object.hasOwn(raw, name) || raw[name] === undefined) {
      params[name] = field.default;
      if (!('default' in field)) {
        problems ??= [];
        problems.push({
          code: 'param/missing',
          param: name,
          message: `${field.label} is missing: it has to be ${field.expected}.`,
          expected: field.expected,
        });
      }
      continue;
    }
    const result = field.schema.safeParse(raw[name]);
    params[name] = result.success ? result.data : field.default;
    if (!result.success) {
      problems ??= [];
      const received = valueText(raw[name]);
      problems.push({
        code: 'param/invalid',
        param: name,
        message: `${field.label} has to be ${field.expected}, not ${received}.`,
        expected: field.expected,
        received,
      });
    }
  }
  for (const name of Object.keys(raw)) {
    if (Object.hasOwn(fields, name)) continue;
    problems ??= [];
    problems.push({
      code: 'param/unknown',
      param: name,
      message: `There is no parameter ${valueText(name)} here.`,
    });
  }
  return { params, problems: problems ?? none };
}
