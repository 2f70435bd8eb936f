/**
 * One dimension: a size, `null` where the size is open until the data comes (Keras' None), or `undefined` where it
 * cannot be known because something before it is wrong.
 */
export type Dim = number | null | undefined;

/** The sizes of a tensor, batch first; `undefined` where not even the rank is known. */
export type Shape = readonly Dim[];

export const floatTypes = ['float32', 'float16', 'bfloat16', 'float64'] as const;
export const dtypes = [
  ...floatTypes,
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
  'string',
] as const;
export type DType = (typeof dtypes)[number];

/** What travels on a wire. */
export interface Tensor {
  /** `undefined`: unknown because of an error upstream. */
  readonly shape: Shape | undefined;
  readonly dtype: DType;
  /** True where a mask travels with it (Masking, Embedding with maskZero). */
  readonly masked?: boolean;
}

/** A tensor of which at least the rank is known. What a layer's `infer` is given. */
export interface KnownTensor extends Tensor {
  readonly shape: Shape;
}

export function isFloat(dtype: DType): boolean {
  return (floatTypes as readonly string[]).includes(dtype);
}

export function isKnown(tensor: Tensor): tensor is KnownTensor {
  return tensor.shape !== undefined;
}

/** What stands behind a fault: the type is known, the shape is not. */
export function unknownTensor(dtype: DType = 'float32'): Tensor {
  return { shape: undefined, dtype };
}

/** The product of the sizes; null with an open dimension, undefined with one that is not known. */
export function product(dims: Shape): Dim {
  let result: Dim = 1;
  for (const dim of dims) {
    if (dim === undefined) return undefined;
    if (dim === null) result = null;
    else if (result !== null) result *= dim;
  }
  return result;
}

/** Sizes with some more behind them, in a list as long as it has to be: what spreading makes takes thrice the room. */
export function appended(dims: Shape, ...last: Shape): Shape {
  const shape: Dim[] = new Array(dims.length + last.length);
  for (let axis = 0; axis < dims.length; axis++) shape[axis] = dims[axis];
  for (let axis = 0; axis < last.length; axis++) shape[dims.length + axis] = last[axis];
  return shape;
}

/** Applies arithmetic to a size; open stays open and unknown stays unknown. */
export function mapDim(dim: Dim, change: (size: number) => number): Dim {
  return typeof dim === 'number' ? change(dim) : dim;
}

/** Adds sizes; one that is unknown makes the sum unknown, one that is open leaves it open. */
export function sum(dims: Shape): Dim {
  let result: Dim = 0;
  for (const dim of dims) {
    if (dim === undefined) return undefined;
    if (dim === null) result = null;
    else if (result !== null) result += dim;
  }
  return result;
}

export function sameShape(a: Shape | undefined, b: Shape | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

export function sameTensor(a: Tensor, b: Tensor): boolean {
  return (
    a === b ||
    (a.dtype === b.dtype && (a.masked ?? false) === (b.masked ?? false) && sameShape(a.shape, b.shape))
  );
}

function dimText(dim: Dim, open: string): string {
  if (dim === null) return open;
  return dim === undefined ? '?' : String(dim);
}

/** As people write it, without the batch: `28×28×6`; a single number per example is `1`, open sizes are `n`. */
export function shapeText(shape: Shape | undefined): string {
  if (shape === undefined) return '?';
  if (shape.length < 2) return shape.length === 0 ? 'a number' : dimText(shape[0], 'n');
  return shape
    .slice(1)
    .map((dim) => dimText(dim, 'n'))
    .join('×');
}

/** With its type and its batch: `float32[None,28,28,1]`. */
export function typeText(tensor: Tensor): string {
  if (tensor.shape === undefined) return `${tensor.dtype}[?]`;
  return `${tensor.dtype}[${tensor.shape.map((dim) => dimText(dim, 'None')).join(',')}]`;
}
