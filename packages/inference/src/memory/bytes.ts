import {
  computeType,
  type Dim,
  type DType,
  isKnown,
  product,
  type Tensor,
  variableType,
} from '@netwright/layers';
import type { NodeAnalysis } from '../analysis.js';

const bits: ReadonlyMap<string, number> = new Map([
  ['float64', 64],
  ['int64', 64],
  ['uint64', 64],
  ['float16', 16],
  ['bfloat16', 16],
  ['int16', 16],
  ['uint16', 16],
  ['int8', 8],
  ['uint8', 8],
  ['bool', 8],
]);

/** Bytes of one number; text has no fixed size and counts as 32 bits. */
function bytesOf(dtype: DType): number {
  return (bits.get(dtype) ?? 32) / 8;
}

/** Bytes of a tensor for a batch of so many; null where another size is open, undefined where one is not known. */
export function tensorBytes(tensor: Tensor, batch: number): Dim {
  if (!isKnown(tensor)) return undefined;
  const [first, ...rest] = tensor.shape;
  const size = product([first === null ? batch : first, ...rest]);
  return typeof size === 'number' ? size * bytesOf(tensor.dtype) : size;
}

export interface WeightBytes {
  readonly path: string;
  readonly shape: readonly number[];
  readonly bytes: number;
  readonly trainable: boolean;
  /** Of the copy in the type that the layer computes in, where that is another: mixed precision. */
  readonly copy: number;
}

/** The weights of a layer, at its first place; undefined where one is not known. */
export function weightBytes({ weights, count, params }: NodeAnalysis): readonly WeightBytes[] | undefined {
  if (!count) return undefined;
  const kept = variableType(params['dtype']);
  const computed = computeType(params['dtype']);
  return weights.map(({ path, shape, dtype, trainable }) => {
    const size = product(shape) as number;
    return {
      path,
      shape: shape as readonly number[],
      bytes: size * bytesOf(dtype ?? kept),
      trainable,
      copy: dtype === undefined && computed !== kept ? size * bytesOf(computed) : 0,
    };
  });
}
