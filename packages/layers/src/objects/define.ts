import type { Field, Fields, ObjectFamily } from '../core/field.js';

/** An initializer, a regularizer or a constraint of Keras, with its arguments. */
export interface ObjectDefinition {
  readonly family: ObjectFamily;
  /** The Keras class: `GlorotUniform`. */
  readonly name: string;
  /** The string that Keras takes for it with its defaults: `glorot_uniform`. */
  readonly identifier: string;
  /** Other strings that Keras takes for it. */
  readonly synonyms?: readonly string[];
  readonly help: string;
  readonly params: { readonly [name: string]: Field };
  /** The ranks of the weights that it can be used on; any where left out. Orthogonal needs a matrix. */
  readonly ranks?: { readonly min: number; readonly max?: number };
}

export function defineObject<F extends Fields>(
  source: Omit<ObjectDefinition, 'params'> & { params: F },
): ObjectDefinition {
  return source;
}
