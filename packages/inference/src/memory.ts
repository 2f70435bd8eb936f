import { type Dim, type DType, isKnown, product, type Tensor, variableType } from '@netwright/layers';
import type { Analysis, NodeAnalysis } from './analysis.js';
import { optimizerSlots } from './optimizer-slots.js';

/** Bytes, by the definitions of docs/costs.md; null where a size is open or not known. */
export interface Memory {
  /** All weights. */
  readonly weights: number | null;
  /** The outputs of all layers for one batch, as a training step keeps them. */
  readonly activations: number | null;
  /** Weights, their gradients, the optimiser's slots, and the activations. */
  readonly training: number | null;
  /** The largest single weight or activation. */
  readonly largestBuffer: number | null;
}

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

/** Memory at a batch size, for the layers of the model. */
export function memoryOf({ document, main }: Analysis, batch: number): Memory {
  let weights = 0;
  let trainable = 0;
  let activations = 0;
  let largest = 0;
  let weightsKnown = true;
  let activationsKnown = true;
  const counted = new Set<string>();
  for (const id of main.order) {
    if (main.unused.has(id)) continue;
    const node = main.nodes.get(id) as NodeAnalysis;
    for (const output of node.outputs) {
      const bytes = tensorBytes(output, batch);
      if (typeof bytes !== 'number') activationsKnown = false;
      else {
        activations += bytes;
        largest = Math.max(largest, bytes);
      }
    }
    const layer = node.shares ?? id;
    if (counted.has(layer)) continue;
    if (!node.count) {
      weightsKnown = false;
      continue;
    }
    counted.add(layer);
    const type = variableType(node.params['dtype']);
    for (const weight of node.weights) {
      const bytes = (product(weight.shape) as number) * bytesOf(weight.dtype ?? type);
      weights += bytes;
      largest = Math.max(largest, bytes);
      if (weight.trainable) trainable += bytes;
    }
  }
  const slots = optimizerSlots(document.training?.phases[0]?.optimizer);
  const all = weightsKnown && activationsKnown;
  return {
    weights: weightsKnown ? weights : null,
    activations: activationsKnown ? activations : null,
    training: all && slots !== undefined ? weights + trainable * (1 + slots) + activations : null,
    largestBuffer: all ? largest : null,
  };
}
