import { shapeText } from '@netwright/layers';
import type { Analysis, NodeAnalysis } from '../analysis.js';
import { tensorBytes, weightBytes } from './bytes.js';

/** The largest single tensor of a network. */
export interface LargestBuffer {
  /** The id of its layer in the flat graph. */
  readonly node: string;
  /** `kernel 6272×512`, `output 224×224×64`. */
  readonly what: string;
  readonly bytes: number;
}

/** The largest weight or output, among those whose size is known; of several alike the first. */
export function largestBuffer({ flat }: Analysis, batch: number): LargestBuffer | undefined {
  let largest: LargestBuffer | undefined;
  const take = (node: string, bytes: number, what: () => string) => {
    if (bytes > (largest?.bytes ?? 0)) largest = { node, bytes, what: what() };
  };
  for (const id of flat.order) {
    if (flat.unused.has(id)) continue;
    const node = flat.nodes.get(id) as NodeAnalysis;
    for (const output of node.outputs) {
      take(id, tensorBytes(output, batch) ?? 0, () => `output ${shapeText(output.shape)}`);
    }
    if (node.shares !== undefined) continue;
    for (const { path, shape, bytes } of weightBytes(node) ?? [])
      take(id, bytes, () => `${path} ${shape.join('×')}`);
  }
  return largest;
}
