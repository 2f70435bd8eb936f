import type { Edit, NetDocument, Node } from '@netwright/graph';
import type { Analysis, GraphAnalysis, NodeAnalysis } from '../analysis.js';
import type { Problem } from '../problem.js';

/** A way out of a problem, tried: the problem is gone after it, and no error came. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** What it adds or saves: `+131,072 parameters`. */
  readonly cost?: string;
}

/** A fix that nobody has tried yet. */
export interface Candidate {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** How much of the drawing it changes, the least first: see `weight`. */
  readonly weight: number;
}

/** From what mends a fault where it is to what takes the layer away. */
export const weight = {
  /** Says what was meant already: a name, an entry of a list. */
  list: 0,
  parameter: 10,
  insert: 20,
  otherLayer: 30,
  wire: 40,
  remove: 50,
} as const;

/** What candidates are made from. */
export interface Case {
  readonly problem: Problem;
  readonly analysis: Analysis;
  readonly document: NetDocument;
  readonly graph: GraphAnalysis;
  /** The node that the problem names first. */
  readonly node: NodeAnalysis | undefined;
}

/** One edit of a node's property. */
export function setNode(
  { graph }: Case,
  id: string,
  property: keyof Node | 'sharesWith' | 'when' | 'repeat',
  value: unknown,
): Edit {
  return { type: 'set-node', graph: graph.id, id, property, value };
}
