import type { Tensor, Weight } from '@netwright/layers';
import type { NodeAnalysis, ParameterCount } from '../analysis.js';
import type { Instance, Placed } from '../expand/instance.js';

const noWeights: readonly Weight[] = [];

/** Everything that stands in these instances in the flat graph, those inside them too. */
export function* insideOf(instances: readonly Instance[]): Iterable<Placed> {
  for (const { nodes, children } of instances) {
    yield* nodes;
    for (const child of children.values()) yield* insideOf(child.instances);
  }
}

/** The sum of what layers have that stand in a block: a layer that is applied several times has its weights once. */
export interface Sum {
  readonly count: ParameterCount | undefined;
  readonly macs: number | null;
  /** How many layers there are. */
  readonly layers: number;
  readonly status: NodeAnalysis['status'];
}

export function sumOf(inside: readonly NodeAnalysis[]): Sum {
  const counted = new Set<string>();
  let total = 0;
  let trainable = 0;
  let countKnown = true;
  let macs: number | null = 0;
  let faulty = false;
  let waiting = false;
  let layers = 0;
  for (const node of inside) {
    if (node.status === 'faulty' || node.status === 'inert') faulty = true;
    if (node.status === 'waiting') waiting = true;
    macs = macs === null || node.macs === null ? null : macs + node.macs;
    const layer = node.shares ?? node.node.id;
    if (counted.has(layer)) continue;
    counted.add(layer);
    if (!node.definition?.targets.keras.operation) layers++;
    if (!node.count) countKnown = false;
    else {
      total += node.count.total;
      trainable += node.count.trainable;
    }
  }
  return {
    count: countKnown ? { total, trainable } : undefined,
    macs,
    layers,
    status: faulty ? 'faulty' : waiting ? 'waiting' : 'ok',
  };
}

type Drawn = Pick<NodeAnalysis, 'node' | 'shares' | 'wires' | 'inputs' | 'block'> & {
  readonly outputs: readonly Tensor[];
};

/** A block node as it is seen from outside. */
export function blockAnalysis(drawn: Drawn, { count, macs, status }: Sum): NodeAnalysis {
  return {
    ...drawn,
    subject: undefined,
    status,
    definition: undefined,
    params: {},
    inferred: undefined,
    fed: undefined,
    weights: noWeights,
    count,
    macs,
    problems: [],
  };
}
