import type { GraphId, Node } from '@netwright/graph';
import type { Analysis } from '../analysis.js';
import { drawnIn } from '../expand/drawn.js';
import type { Expansion } from '../expand/expand.js';
import { read, written } from '../expand/flat-id.js';
import type { Instance } from '../expand/instance.js';
import type { Where } from '../problem.js';

/** Where a node of the flat graph was drawn. */
export interface Origin {
  /** The network itself, or the block. */
  readonly graph: GraphId;
  readonly node: Node;
  /** The block nodes on the way to it, from the network down; and the repetition of each, counted from 0. */
  readonly instance: readonly string[];
  readonly repetitions: readonly number[];
  /** The names from the root: `stem/conv1`, `stage[2]/conv1`. */
  readonly path: string;
}

/** The instance that a node of the flat graph lies in, and the node as it is drawn there. */
export function placeOf(
  { root, divider }: Expansion,
  id: string,
): { readonly instance: Instance; readonly node: Node } | undefined {
  const parts = id.includes(divider) ? id.split(divider) : [id];
  let instance = root;
  for (const part of parts.slice(0, -1)) {
    const [node = '', index = '0'] = part.split('@');
    const inside = instance.children.get(read(node))?.instances[Number(index)];
    if (!inside) return undefined;
    instance = inside;
  }
  const last = parts.at(-1) as string;
  const node = drawnIn(instance.graph).byId.get(parts.length === 1 ? id : read(last));
  return node && { instance, node };
}

/** Where a node of the flat graph was drawn; undefined for an id that it does not have. */
export function originOf({ expansion, flat }: Analysis, id: string): Origin | undefined {
  const known = flat.nodes.get(id);
  if (!known) return undefined;
  const { name } = known.node;
  const place = expansion && placeOf(expansion, id);
  if (!place) return { graph: flat.id, node: known.node, instance: [], repetitions: [], path: name };
  const { graphId, path, repetitions, names } = place.instance;
  return {
    graph: graphId,
    node: place.node,
    instance: path,
    repetitions,
    path: names === '' ? name : `${names}/${name}`,
  };
}

/** The instance that a place names: the network itself, or a block with the way to it. */
export function instanceAt(
  { root }: Expansion,
  { instance: path = [], repetitions = [] }: Pick<Where, 'instance' | 'repetitions'>,
): Instance | undefined {
  let found: Instance | undefined = root;
  for (const [depth, id] of path.entries())
    found = found?.children.get(id)?.instances[repetitions[depth] ?? 0];
  return found;
}

/** The nodes of the flat graph that a problem is about; of an opened block there is none. */
export function flatNodes({ expansion }: Pick<Analysis, 'expansion'>, where: Where): readonly string[] {
  if (!expansion) return where.graph === 'main' ? where.nodes : [];
  const instance = instanceAt(expansion, where);
  if (!instance) return [];
  return where.nodes.map((id) => (instance.block ? instance.prefix + written(id) : id));
}

/** The node of the drawn network that stands for one of the flat graph: itself, or the block that it is in. */
export function shownNode({ expansion }: Pick<Analysis, 'expansion'>, id: string): string {
  return (expansion && placeOf(expansion, id)?.instance.path[0]) ?? id;
}
