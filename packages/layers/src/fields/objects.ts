import type { Field, ObjectFamily } from '../core/field.js';
import { readParams } from '../core/field.js';
import type { Schema } from '../core/schema.js';
import { findObject } from '../objects/index.js';
import type { Said } from './simple.js';

/** An initializer, regularizer or constraint, always in its long form; null is none. */
export interface KerasObject {
  readonly object: string;
  readonly config: { readonly [name: string]: unknown };
}

const noConfig: KerasObject['config'] = Object.freeze({});

/**
 * Accepts the Keras identifier (`he_normal`), the class name and the long form. A class that we do not know is
 * refused, like an argument that its class does not take. One plain function: this runs several times for each layer.
 */
function objectSchema<T extends KerasObject | null>(family: ObjectFamily, none: T): Schema<T> {
  return {
    safeParse(raw) {
      if (raw === null) return { success: true, data: none };
      const value = typeof raw === 'string' ? { object: raw, config: noConfig } : raw;
      if (!isObjectOf(family, value)) return { success: false };
      const { object, config } = value;
      return { success: true, data: { object: findObject(family, object)?.name ?? object, config } as T };
    },
  };
}

function isObjectOf(family: ObjectFamily, value: unknown): value is KerasObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { object, config } = value as { object?: unknown; config?: unknown };
  if (typeof object !== 'string') return false;
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return false;
  const definition = findObject(family, object);
  return (
    definition !== undefined &&
    readParams(definition.params, config as KerasObject['config']).problems.length === 0
  );
}

function withArticle(family: ObjectFamily): string {
  return `${family === 'initializer' ? 'an' : 'a'} ${family} of Keras`;
}

/** What Keras starts weights as where an initializer is None. */
const kerasDefault: KerasObject = { object: 'GlorotUniform', config: noConfig };

/** How weights start. `fallback` is the class of Keras' default; null is read as Keras reads None: GlorotUniform. */
export function initializer(fallback: string, said: Partial<Said<KerasObject>> = {}): Field<KerasObject> {
  return {
    label: 'Initializer',
    help: 'What the weights are before training.',
    advanced: true,
    ...said,
    default: { object: fallback, config: noConfig },
    schema: objectSchema<KerasObject>('initializer', kerasDefault),
    control: { type: 'object', family: 'initializer', optional: false },
    expected: 'an initializer of Keras',
  };
}

function optionalObject(family: ObjectFamily, said: Said<KerasObject | null>): Field<KerasObject | null> {
  return {
    advanced: true,
    ...said,
    default: null,
    schema: objectSchema<KerasObject | null>(family, null),
    control: { type: 'object', family, optional: true },
    expected: `${withArticle(family)}, or none`,
  };
}

export function regularizer(label: string, help: string): Field<KerasObject | null> {
  return optionalObject('regularizer', { label, help });
}

export function constraint(label: string, help: string): Field<KerasObject | null> {
  return optionalObject('constraint', { label, help });
}
