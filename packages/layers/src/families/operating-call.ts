import type { Inferred } from '../core/define.js';
import { type KnownTensor, sameShape } from '../core/tensor.js';
import type { TfjsCall, TfjsRefusal } from '../core/tfjs.js';

export interface Operands {
  readonly x1: number | null;
  readonly x2: number | null;
}

/**
 * An operation of two tensors, or of a tensor and a number.
 *
 * @param merge the layer of TensorFlow.js that does it for tensors of one shape
 */
export function operationCall(own: string, merge?: 'add' | 'multiply') {
  return (
    { x1, x2 }: Operands,
    inputs: readonly KnownTensor[],
    inferred: Inferred,
  ): TfjsCall | TfjsRefusal => {
    const fault = precisionFault(inferred);
    if (fault) return fault;
    const [first, second] = inputs;
    if (merge && first && second && first.shape.length > 1 && sameShape(first.shape, second.shape))
      return { layer: merge, config: {} };
    return { own, config: { x1: x1 ?? undefined, x2: x2 ?? undefined } };
  };
}

const exact: ReadonlySet<string> = new Set(['float32', 'float64', 'int32', 'int64']);

/** An operation has no precision of its own: it computes in that of what comes in. */
export function precisionFault({ outputs }: Inferred): TfjsRefusal | undefined {
  const dtype = outputs[0]?.dtype ?? 'float32';
  return exact.has(dtype)
    ? undefined
    : { refuse: `TensorFlow.js computes in float32 and int32 only; this gives ${dtype}.` };
}
