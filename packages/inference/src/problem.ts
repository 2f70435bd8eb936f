import type { GraphId } from '@netwright/graph';
import type { Step, Suggestion } from '@netwright/layers';
import type { Load } from './memory/device.js';

/** Where a problem stands: the graph, the nodes in it, and if it can be said the input or the parameter. */
export interface Where {
  readonly graph: GraphId;
  /** Ids of the block nodes that lead to the instance, from the main graph down. */
  readonly instance?: readonly string[];
  /** The repetition of each of them, counted from 0. */
  readonly repetitions?: readonly number[];
  readonly nodes: readonly string[];
  /** Ids of the wires that are wrong. */
  readonly edges?: readonly string[];
  /** The number of the input port. */
  readonly input?: number;
  /** The name of the parameter. */
  readonly param?: string;
  /** The name of the model's output. */
  readonly output?: string;
  /** A path into the training recipe: `objectives/0/loss`. */
  readonly recipe?: string;
}

export type Severity = 'error' | 'warning' | 'advice';

/** The nodes of the drawn network where a place is seen: those that it names, or the block that they are in. */
export function shownNodes({ graph, nodes, instance = [] }: Where): readonly string[] {
  return graph === 'main' ? nodes : instance.slice(0, 1);
}

/** Something that is wrong with a document: data for the people who drew it, never an exception. */
export interface Problem {
  /** `area/kebab-case`: stable, documented, asserted by tests. */
  readonly code: string;
  readonly where: Where;
  /** An error if and only if Keras would reject the model. */
  readonly severity: Severity;
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  /** How the numbers came about: `conv2 has stride 2: floor((32 - 3) / 2) + 1 = 15`. */
  readonly because?: readonly Step[];
  /** What the layer itself proposes; `fixesFor` makes edits of it and tries them. */
  readonly suggestions?: readonly Suggestion[];
  /** The device that the network does not fit on. */
  readonly load?: Load;
}
