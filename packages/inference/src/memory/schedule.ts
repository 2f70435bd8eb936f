import type { Analysis, NodeAnalysis } from '../analysis.js';
import { tensorBytes, type WeightBytes, weightBytes } from './bytes.js';

/** One tensor: where it lies, how large it is, and who reads it. */
export interface Buffer {
  /** The step that makes it. */
  readonly made: number;
  readonly bytes: number;
  /** The last step that reads it, through views too; the number of steps for an output of the model. */
  lastRead: number;
}

/** One layer at one place, in the order in which the network is computed. */
export interface Step {
  readonly node: NodeAnalysis;
  readonly inputs: readonly Buffer[];
  readonly outputs: readonly Buffer[];
  /** Its outputs lie in the buffer of its input. */
  readonly isView: boolean;
  /** Empty at the second place of a layer that is applied several times. */
  readonly weights: readonly WeightBytes[];
}

/** Why no memory can be told. */
export type Unknown = 'open size' | 'fault';

export interface Schedule {
  readonly steps: readonly Step[];
}

/**
 * The network as a sequence of steps with the buffers between them. Linear in layers and wires.
 *
 * @param purpose decides what is a view: where nothing is trained, Dropout hands on what it gets
 */
export function scheduleOf(
  { flat }: Analysis,
  batch: number,
  purpose: 'inference' | 'training',
): Schedule | Unknown {
  const made = new Map<string, readonly Buffer[]>();
  const counted = new Set<string>();
  const steps: Step[] = [];
  for (const id of flat.order) {
    if (flat.unused.has(id)) continue;
    const node = flat.nodes.get(id) as NodeAnalysis;
    const { view } = node.definition ?? {};
    const inputs = node.wires.flatMap((wire) => {
      const buffer = wire && made.get(wire.from.node)?.[wire.from.port];
      return buffer ? [buffer] : [];
    });
    const isView =
      inputs.length > 0 && (view === 'always' || (view === 'inference' && purpose === 'inference'));
    for (const buffer of inputs) buffer.lastRead = steps.length;
    const outputs: Buffer[] = [];
    for (const tensor of node.outputs) {
      const bytes = tensorBytes(tensor, batch);
      if (typeof bytes !== 'number') return bytes === null ? 'open size' : 'fault';
      outputs.push(isView ? (inputs[0] as Buffer) : { made: steps.length, bytes, lastRead: steps.length });
    }
    const layer = node.shares ?? id;
    const weights = counted.has(layer) ? [] : weightBytes(node);
    if (!weights) return 'fault';
    counted.add(layer);
    made.set(id, outputs);
    steps.push({ node, inputs, outputs, isView, weights });
  }
  for (const { from } of flat.graph.outputs) {
    const buffer = made.get(from.node)?.[from.port];
    if (buffer) buffer.lastRead = steps.length;
  }
  return { steps };
}
