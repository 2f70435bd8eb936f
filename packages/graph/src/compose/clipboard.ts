import {
  type Block,
  type Edge,
  type Graph,
  type GraphId,
  graphOf,
  isBlockNode,
  type NetDocument,
  type Node,
} from '../document.js';
import type { Edit } from '../edit.js';
import { newId, UniqueNames } from '../ids.js';
import { restore } from '../restore/restore.js';

/** Says of a text on the clipboard that it is ours. */
const format = 'netwright-selection';

/**
 * The selected nodes with the wires between them as a text for the clipboard, and the blocks that they use. What they
 * were in the model, an input or an output, goes along.
 */
export function copyNodes(document: NetDocument, graphId: GraphId, ids: Iterable<string>): string {
  const wanted = new Set(ids);
  const graph = graphOf(document, graphId);
  const nodes = graph?.nodes.filter(({ id }) => wanted.has(id)) ?? [];
  const inside: Graph = {
    nodes,
    edges: graph?.edges.filter(({ from, to }) => wanted.has(from.node) && wanted.has(to.node)) ?? [],
    inputs: graph?.inputs.filter((id) => wanted.has(id)) ?? [],
    outputs: graph?.outputs.filter(({ from }) => wanted.has(from.node)) ?? [],
  };
  return JSON.stringify({ format, version: 1, graph: inside, blocks: usedBlocks(document, nodes) });
}

/** The blocks that these nodes stand for, with those inside them, in the document's order. */
function usedBlocks(document: NetDocument, nodes: readonly Node[]): readonly Block[] {
  const used = new Set<string>();
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isBlockNode(node) || used.has(node.block)) continue;
    used.add(node.block);
    open.push(...(graphOf(document, node.block)?.nodes ?? []));
  }
  return document.blocks.filter(({ id }) => used.has(id));
}

/** What pasting comes to: the edit, and the ids of the new nodes, which are then selected. */
export type Paste =
  | { readonly ok: true; readonly edit: Edit; readonly ids: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Makes of a text that `copyNodes` wrote an edit which adds the nodes once more: with ids of their own, names that are
 * free, and moved a little. Anything else on the clipboard is refused.
 */
export function pasteNodes(
  document: NetDocument,
  graphId: GraphId,
  text: string,
  { offset = { x: 24, y: 24 } }: { readonly offset?: { readonly x: number; readonly y: number } } = {},
): Paste {
  const graph = graphOf(document, graphId);
  const pasted = readSelection(text);
  if (!graph || !pasted) return { ok: false, reason: 'There are no layers on the clipboard.' };
  const edits: Edit[] = [];
  const blocks = bringBlocks(document, pasted.blocks, edits);
  const ids = new Map(pasted.graph.nodes.map(({ id }) => [id, newId()]));
  const names = new UniqueNames(graph.nodes.map(({ name }) => name));
  const there = new Set(graph.nodes.map(({ id }) => id));
  for (const node of pasted.graph.nodes) {
    const { sharesWith, ...rest } = node as Node & { sharesWith?: string };
    const shared =
      sharesWith === undefined
        ? undefined
        : (ids.get(sharesWith) ?? (there.has(sharesWith) ? sharesWith : undefined));
    const copy = {
      ...rest,
      id: ids.get(node.id) as string,
      name: names.take(node.name),
      ...(node.position
        ? { position: { ...node.position, x: node.position.x + offset.x, y: node.position.y + offset.y } }
        : {}),
      ...(shared === undefined ? {} : { sharesWith: shared }),
    };
    const placed = isBlockNode(copy as Node)
      ? { ...copy, block: blocks.get((node as { block: string }).block) ?? (node as { block: string }).block }
      : copy;
    edits.push({ type: 'add-node', graph: graphId, node: placed as Node, before: null });
  }
  for (const edge of pasted.graph.edges) {
    const from = ids.get(edge.from.node);
    const to = ids.get(edge.to.node);
    if (from === undefined || to === undefined) continue;
    const copy: Edge = {
      ...edge,
      id: newId('w'),
      from: { ...edge.from, node: from },
      to: { ...edge.to, node: to },
    };
    edits.push({ type: 'add-edge', graph: graphId, edge: copy, before: null });
  }
  const inputs = pasted.graph.inputs.flatMap((id) => ids.get(id) ?? []);
  if (inputs.length > 0)
    edits.push({ type: 'set-inputs', graph: graphId, inputs: [...graph.inputs, ...inputs] });
  // A copy of the last layer is not one more output of the model, unless there is none yet.
  const outputs = pasted.graph.outputs.flatMap((output) => {
    const node = ids.get(output.from.node);
    return node === undefined ? [] : [{ ...output, from: { ...output.from, node } }];
  });
  if (graph.outputs.length === 0 && outputs.length > 0)
    edits.push({ type: 'set-outputs', graph: graphId, outputs });
  return { ok: true, edit: { type: 'batch', title: 'Paste', edits }, ids: [...ids.values()] };
}

/** The same nodes once more, beside themselves. */
export function duplicateNodes(
  document: NetDocument,
  graphId: GraphId,
  ids: Iterable<string>,
  offset?: { readonly x: number; readonly y: number },
): Paste {
  return pasteNodes(document, graphId, copyNodes(document, graphId, ids), offset ? { offset } : {});
}

/** The clipboard is as untrusted as a file, and goes through the same gate. */
function readSelection(text: string): NetDocument | undefined {
  try {
    const value = JSON.parse(text) as { format?: unknown };
    if (typeof value !== 'object' || value === null || value.format !== format) return undefined;
    const { document } = restore({ ...value, format: 'netwright' });
    return document && document.graph.nodes.length > 0 ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Adds the blocks that the document lacks. One that it has under that id and is another comes under a new id. */
function bringBlocks(
  document: NetDocument,
  blocks: readonly Block[],
  edits: Edit[],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const fresh: Block[] = [];
  for (const block of blocks) {
    const own = document.blocks.find(({ id }) => id === block.id);
    if (own && JSON.stringify(own) === JSON.stringify(block)) continue;
    ids.set(block.id, newId('block'));
    fresh.push(block);
  }
  // Blocks stand before those that use them, so that what they refer to is there.
  for (const block of fresh) edits.push({ type: 'add-block', block: renewed(block, ids), before: null });
  return ids;
}

/** A block under a new id, with new ids for all that is in it. */
function renewed(block: Block, blocks: ReadonlyMap<string, string>): Block {
  const { graph } = block;
  const ids = new Map(graph.nodes.map(({ id }) => [id, newId()]));
  const current = (id: string): string => ids.get(id) ?? id;
  return {
    ...block,
    id: blocks.get(block.id) ?? block.id,
    graph: {
      ...graph,
      nodes: graph.nodes.map((node) => ({
        ...node,
        id: current(node.id),
        ...(node.sharesWith === undefined ? {} : { sharesWith: current(node.sharesWith) }),
        ...(isBlockNode(node) ? { block: blocks.get(node.block) ?? node.block } : {}),
      })),
      edges: graph.edges.map((edge) => ({
        ...edge,
        from: { ...edge.from, node: current(edge.from.node) },
        to: { ...edge.to, node: current(edge.to.node) },
      })),
      inputs: graph.inputs.map(current),
      outputs: graph.outputs.map((output) => ({
        ...output,
        from: { ...output.from, node: current(output.from.node) },
      })),
    },
  };
}
