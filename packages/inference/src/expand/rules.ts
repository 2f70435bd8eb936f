import {
  type Block,
  type BlockNode,
  type Graph,
  isBlockNode,
  isExpression,
  mostNodes,
} from '@netwright/graph';
import { structureOf } from '../structure.js';
import { presentGraph } from './present.js';

/** How deep blocks may stand inside each other. */
export const deepest = 50;

/** Why a block node is not opened. */
export type Refusal = 'missing' | 'recursive' | 'too-deep' | 'too-large' | 'repeat' | 'expression';

/** What is known of a block before it is opened anywhere. */
interface Known {
  readonly block: Block;
  /** The layers and the blocks in it, itself counted; as good as endless where the number is too large to matter. */
  readonly size: number;
  /** How many blocks stand inside each other, itself counted. */
  readonly depth: number;
}

/** The blocks of a document, and which of their uses may be opened. */
export interface Blocks {
  readonly byId: ReadonlyMap<string, Known>;
  /** Why a block node in that graph cannot be opened, for as much room as there is left; undefined where it can. */
  readonly refusal: (graph: string, node: BlockNode, room: number) => Refusal | undefined;
}

const known = new WeakMap<readonly Block[], Blocks>();

/** Looks at each block once, whatever they hold: linear in what is drawn, not in what that comes to. */
export function blocksOf(blocks: readonly Block[]): Blocks {
  let found = known.get(blocks);
  if (!found) {
    found = look(blocks);
    known.set(blocks, found);
  }
  return found;
}

/** How often a block node stands there; undefined where that is no positive whole number. */
export function repeatOf({ repeat }: BlockNode): number | undefined {
  return typeof repeat === 'number' && Number.isSafeInteger(repeat) && repeat >= 1 ? repeat : undefined;
}

/** How much room a block node takes. */
export function roomFor(node: BlockNode, blocks: Blocks): number {
  return (repeatOf(node) ?? 1) * (blocks.byId.get(node.block)?.size ?? 1);
}

function look(list: readonly Block[]): Blocks {
  const byId = new Map<string, Known>();
  const drawn = new Map<string, Block>();
  for (const block of list) if (!drawn.has(block.id)) drawn.set(block.id, block);
  const { order, circle } = structureOf(usesOf(drawn), undefined);
  const refusal = (graph: string, node: BlockNode, room: number): Refusal | undefined => {
    if (!drawn.has(node.block)) return 'missing';
    const ring = circle.get(node.block);
    if (ring !== undefined && circle.get(graph) === ring) return 'recursive';
    if (repeatOf(node) === undefined) return isExpression(node.repeat) ? 'expression' : 'repeat';
    const inside = byId.get(node.block);
    if ((inside?.depth ?? 0) > deepest) return 'too-deep';
    return roomFor(node, { byId, refusal }) > room ? 'too-large' : undefined;
  };
  // A block comes after those that it uses, so that these are known.
  for (const id of order) {
    const block = drawn.get(id) as Block;
    let size = 1;
    let depth = 1;
    for (const node of presentGraph(block.graph).nodes) {
      if (!isBlockNode(node)) size++;
      else if (refusal(id, node, mostNodes) !== undefined) size++;
      else {
        size += roomFor(node, { byId, refusal });
        depth = Math.max(depth, 1 + (byId.get(node.block)?.depth ?? 0));
      }
    }
    byId.set(id, { block, size, depth });
  }
  return { byId, refusal };
}

/** Blocks as nodes, with a wire from each to every one that uses it. */
function usesOf(blocks: ReadonlyMap<string, Block>): Graph {
  const edges = [...blocks.values()].flatMap(({ id, graph }) =>
    presentGraph(graph).nodes.flatMap((node) =>
      isBlockNode(node) && blocks.has(node.block)
        ? [{ id: '', from: { node: node.block, port: 0 }, to: { node: id, port: 0 } }]
        : [],
    ),
  );
  const nodes = [...blocks.keys()].map((id) => ({ id, name: '', kind: '', params: {} }));
  return { nodes, edges, inputs: [], outputs: [] };
}
