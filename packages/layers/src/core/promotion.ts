import type { DType } from './tensor.js';

/** A number in a script has no size yet: `int` and `float` take the one of what they meet. */
export type WeakType = 'int' | 'float';
type Type = DType | WeakType;

/** From each type to the next ones up. Source: keras.src.backend.common.dtypes, which has it from JAX. */
const next: ReadonlyMap<Type, readonly Type[]> = new Map<Type, readonly Type[]>([
  ['bool', ['int']],
  ['uint8', ['int16', 'uint16']],
  ['uint16', ['int32', 'uint32']],
  ['uint32', ['int64', 'uint64']],
  ['uint64', ['float']],
  ['int', ['uint8', 'int8']],
  ['int8', ['int16']],
  ['int16', ['int32']],
  ['int32', ['int64']],
  ['int64', ['float']],
  ['float', ['bfloat16', 'float16']],
  ['bfloat16', ['float32']],
  ['float16', ['float32']],
  ['float32', ['float64']],
]);

/** What a type becomes in the end: no backend but TensorFlow has 64 bits unless told to. */
const settled: ReadonlyMap<Type, DType> = new Map<Type, DType>([
  ['int', 'int32'],
  ['float', 'float32'],
  ['int64', 'int32'],
  ['uint64', 'uint32'],
  ['float64', 'float32'],
]);

function above(type: Type): ReadonlySet<Type> {
  const found = new Set<Type>([type]);
  // A set is walked in the order of insertion, with what is added on the way.
  for (const one of found) for (const higher of next.get(one) ?? []) found.add(higher);
  return found;
}

/**
 * The type of what an operation makes of those: the lowest that all of them can become. Text becomes nothing else and
 * is handed on as it is. Source: `result_type` of keras.src.backend.common.dtypes, as every backend but TensorFlow has it.
 */
export function resultType(first: Type, ...rest: readonly Type[]): DType {
  let common = [...above(first)];
  for (const type of rest) {
    const reached = above(type);
    common = common.filter((one) => reached.has(one));
  }
  const lowest = common.find((one) => common.every((other) => above(one).has(other))) ?? first;
  return settled.get(lowest) ?? (lowest as DType);
}
