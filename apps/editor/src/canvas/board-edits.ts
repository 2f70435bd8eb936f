import { batch, connect, disconnect, duplicateNodes, type Edit, type Port } from '@netwright/graph';
import { editor } from '../store/editor.js';
import type { CardNode } from './use-flow-nodes.js';

/** One undo step for a whole drag: the cards lie where they were dropped, or with Alt held, copies of them. */
export function finishDrag(
  positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
  dragged: readonly CardNode[],
  copy: boolean,
): void {
  const { document, edit } = editor();
  const before = new Map(document.graph.nodes.map((node) => [node.id, node.position ?? { x: 0, y: 0 }]));
  const moved = [...positions].filter(([id, { x, y }]) => before.get(id)?.x !== x || before.get(id)?.y !== y);
  const [first] = moved;
  if (!first) return;
  if (copy) {
    const from = before.get(first[0]) ?? { x: 0, y: 0 };
    const paste = duplicateNodes(
      document,
      'main',
      dragged.map(({ id }) => id),
      { x: first[1].x - from.x, y: first[1].y - from.y },
    );
    if (paste.ok) edit(paste.edit, { title: 'Duplicate', select: paste.ids });
    return;
  }
  const edits = moved.map(
    ([id, value]): Edit => ({ type: 'set-node', graph: 'main', id, property: 'position', value }),
  );
  edit(batch(moved.length === 1 ? 'Move' : `Move ${moved.length} layers`, edits));
}

/** Lets a wire that is there begin or end elsewhere, in one step. */
export function moveWire(id: string, from: Port, to: Port): Edit {
  const { document } = editor();
  const wire = connect(document, 'main', from, to);
  const edits = wire.type === 'batch' ? wire.edits : [wire];
  const already = edits.some((edit) => edit.type === 'remove-edge' && edit.id === id);
  return batch('Move the end of a wire', already ? edits : [disconnect('main', [id]), ...edits]);
}
