import type { Block, Edge, Graph, GraphId, LayerNode, NetDocument, Node } from '@netwright/graph';
import type { Inferred, LayerDefinition, Params, Tensor, Weight } from '@netwright/layers';
import type { Expansion } from './expand/expand.js';
import type { Problem } from './problem.js';
import type { Structure } from './structure.js';

/** How many numbers the weights hold. */
export interface ParameterCount {
  readonly total: number;
  readonly trainable: number;
}

/**
 * What is known of one node.
 * - `ok`: shapes and weights are right.
 * - `faulty`: something is wrong with the node itself; what could be inferred all the same is there.
 * - `waiting`: an input, or a size of one, is not known, because of a fault before it.
 * - `inert`: its kind is not known; it is kept as it is.
 */
export type Status = 'ok' | 'faulty' | 'waiting' | 'inert';

export interface NodeAnalysis {
  readonly node: Node;
  /** The node whose kind and parameters hold: itself, or the one whose layer it shares. Undefined for a block. */
  readonly subject: LayerNode | undefined;
  /** The node whose layer, and so whose weights, this one applies once more. */
  readonly shares: string | undefined;
  readonly status: Status;
  /** Undefined for an inert node. */
  readonly definition: LayerDefinition | undefined;
  /** The parameters as the layer reads them, defaults put in. */
  readonly params: Params;
  /** The wire behind each of `inputs`. */
  readonly wires: readonly (Edge | undefined)[];
  /**
   * One for each input in the order of the ports: undefined where a wire is missing. A port that takes any number
   * of wires has one for each of them, without gaps.
   */
  readonly inputs: readonly (Tensor | undefined)[];
  readonly outputs: readonly Tensor[];
  /** What `infer` gave, where it was asked. */
  readonly inferred: Inferred | undefined;
  /** The inputs as `infer` was given them: all known, and cast to the type that the layer computes in. */
  readonly fed: readonly Tensor[] | undefined;
  /** With the layer's `trainable` applied. */
  readonly weights: readonly Weight[];
  /** Undefined where a weight's shape is not known. A shared layer has its count at every place; totals count it once. */
  readonly count: ParameterCount | undefined;
  /** For one sample; null where it cannot be said. */
  readonly macs: number | null;
  /** What is wrong with it, without the names of other layers; `Analysis.problems` has them. */
  readonly problems: readonly Problem[];
  /** Of a block node whose block was opened: the numbers above are then those of all that is in it. */
  readonly block?: OpenedBlock;
}

export interface OpenedBlock {
  readonly block: Block;
  /** How many layers are in it, each repetition and what is in blocks inside it counted. */
  readonly layers: number;
}

/** What is known of one graph. */
export interface GraphAnalysis {
  readonly id: GraphId;
  readonly graph: Graph;
  /** Node ids, each after those it depends on, in the document's order where that is free. */
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  /** The same in the document's order, of two nodes with one id only the first. */
  readonly list: readonly NodeAnalysis[];
  /** The wires into each node, by port; and out of it. */
  readonly incoming: ReadonlyMap<string, readonly Edge[]>;
  readonly outgoing: ReadonlyMap<string, readonly Edge[]>;
  /** Ids of nodes that are not part of the model: no output is reached from them, and they are no listed input. */
  readonly unused: ReadonlySet<string>;
  readonly structure: Structure;
}

export interface Totals {
  readonly params: ParameterCount;
  /** Null where the MACs of a layer are not known. */
  readonly macs: number | null;
  /** Nodes of the model that the numbers leave out, because of a fault in them or before them. */
  readonly leftOut: readonly string[];
}

/** What a document means. */
export interface Analysis {
  readonly document: NetDocument;
  /** The network as it is drawn. */
  readonly main: GraphAnalysis;
  /**
   * The network with its blocks opened: layers only, and what could not be opened. All that is counted, exported and
   * trained is read from it. The same as `main` where there are no blocks.
   */
  readonly flat: GraphAnalysis;
  /** How the blocks were opened; undefined where there are none. */
  readonly expansion: Expansion | undefined;
  readonly problems: readonly Problem[];
  readonly totals: Totals;
}
