/**
 * A parameter's value as it stands in a document: plain JSON. Three objects have a meaning of their own, told by a
 * key that no other value uses: an expression, a Keras object (initializer, regularizer, constraint) and a wrapped
 * layer. Everything else that a file may carry is kept as it is.
 */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** An expression over the parameters of the enclosing block, or of the document. */
export interface Expression {
  readonly expr: string;
}

/** The layer that a wrapper (Bidirectional, TimeDistributed) applies. */
export interface WrappedLayer {
  readonly layer: {
    readonly kind: string;
    readonly name?: string;
    readonly params: { readonly [key: string]: Value };
  };
}

function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isExpression(value: unknown): value is Expression {
  return isPlainObject(value) && Object.hasOwn(value, 'expr') && typeof value['expr'] === 'string';
}

export function isWrappedLayer(value: unknown): value is WrappedLayer {
  return isPlainObject(value) && isPlainObject(value['layer']) && typeof value['layer']['kind'] === 'string';
}
