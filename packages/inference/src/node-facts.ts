import { isBlockNode, type Node } from '@netwright/graph';
import type { NodeAnalysis } from './analysis.js';
import { changedPlaces, placesOf } from './changed.js';
import { isAbsent } from './expand/present.js';

/** What a list of nodes has at all: most have nothing of it, and need not be searched for it again. */
export interface NodeFacts {
  /** A block, or a node under a condition that is false: the graph has to be opened before it is computed. */
  readonly opens: boolean;
  /** A node that says it uses the weights of another. */
  readonly links: boolean;
}

// Nodes are immutable, and so are the lists of them: each is looked through once.
const known = new WeakMap<readonly Node[], NodeFacts>();

const opens = (node: Node) => isBlockNode(node) || isAbsent(node);
const links = (node: Node) => node.sharesWith !== undefined;

/** @param before an earlier version of the list: then only what changed is looked at */
export function factsOf(nodes: readonly Node[], before?: readonly Node[]): NodeFacts {
  const found = known.get(nodes);
  if (found) return found;
  const earlier = before && known.get(before);
  const changed = before && earlier && changedPlaces(nodes, before);
  const any = (has: (node: Node) => boolean, had: boolean | undefined): boolean =>
    changed && had === false ? changed.some((at) => has(nodes[at] as Node)) : nodes.some(has);
  const facts = { opens: any(opens, earlier?.opens), links: any(links, earlier?.links) };
  known.set(nodes, facts);
  return facts;
}

/** The places of nodes that have something special about them, in a list of analysed ones. */
export interface Findings {
  /** Where a model may begin. */
  readonly entries: readonly number[];
  /** Where something is wrong. */
  readonly faulty: readonly number[];
}

const noted = new WeakMap<readonly NodeAnalysis[], Findings>();

const isEntry = ({ definition }: NodeAnalysis) => definition?.entry !== undefined;
const isFaulty = ({ problems }: NodeAnalysis) => problems.length > 0;

/** @param before an earlier version of the list: then only what changed is looked at */
export function findingsOf(list: readonly NodeAnalysis[], before?: readonly NodeAnalysis[]): Findings {
  const found = noted.get(list);
  if (found) return found;
  const earlier = before && noted.get(before);
  const from = (places: readonly number[] | undefined) =>
    before && places ? { list: before, places } : undefined;
  const findings = {
    entries: placesOf(list, isEntry, from(earlier?.entries)),
    faulty: placesOf(list, isFaulty, from(earlier?.faulty)),
  };
  noted.set(list, findings);
  return findings;
}
