import type { Block, BlockNode, Edge, Graph, GraphId, Node, Port } from '@netwright/graph';
import type { Refusal } from './rules.js';

/** One place where a graph is drawn: the network itself, or a block where a block node stands, once for each repetition. */
export interface Instance {
  /** The graph as it is drawn there, without what a condition leaves out. */
  readonly graph: Graph;
  readonly graphId: GraphId;
  /** How its nodes begin in the flat graph; empty for the network itself. */
  readonly prefix: string;
  /** The ids of the block nodes on the way here, from the network down, and the repetition of each, counted from 0. */
  readonly path: readonly string[];
  readonly repetitions: readonly number[];
  /** The block and the node that stands for it; undefined for the network itself. */
  readonly block: Block | undefined;
  readonly node: BlockNode | undefined;
  /** What the node is called, its template filled; and the names from the network down. */
  readonly name: string;
  readonly names: string;
  /** The prefix of the instance whose layers this one applies once more. */
  readonly owner: string | undefined;
  /** What stands in the flat graph for each node of the graph, in its order; undefined for a block that is opened. */
  readonly nodes: readonly Placed[];
  readonly wires: readonly Wire[];
  readonly children: ReadonlyMap<string, Child>;
  readonly refused: readonly Refused[];
  /** Where each output of the graph comes from. */
  readonly ends: readonly (Source | undefined)[];
}

/** A node of the flat graph, and what it was drawn as. */
export interface Placed {
  readonly drawn: Node;
  readonly flat: Node;
  /** Which input of the block it is: it stands in the flat graph only where nothing feeds that. */
  readonly input?: number;
}

/** What feeds a layer: an output in the flat graph, or whatever comes into an input of the instance. */
export type Source = Port | { readonly input: number };

export function isInput(source: Source): source is { readonly input: number } {
  return 'input' in source;
}

/** A wire into a layer of the instance. */
export interface Wire {
  readonly drawn: Edge;
  readonly id: string;
  readonly source: Source | undefined;
  readonly to: Port;
}

/** A block node that is opened. */
export interface Child {
  readonly node: BlockNode;
  /** One for each repetition. */
  readonly instances: readonly Instance[];
  /** The wire into each input, and where it comes from. */
  readonly wires: readonly (Edge | undefined)[];
  readonly feeds: readonly (Source | undefined)[];
  /** Where each output comes from: of the last repetition, or what it passes on of the inputs. */
  readonly ends: readonly (Source | undefined)[];
}

/** A block node that is not opened, and why. */
export interface Refused {
  readonly node: BlockNode;
  readonly refusal: Refusal;
}
