import type { Direction, Point as Position } from '@netwright/drawing';
import type { Graph } from '@netwright/graph';
import { axesOf } from './axes.js';

/** Rows along the flow: each card one step after the last of those that feed it, those of one row beside each other. */
export function simplePlaces({ nodes, edges }: Graph, direction: Direction): ReadonlyMap<string, Position> {
  const axes = axesOf(direction);
  const row = new Map(nodes.map(({ id }) => [id, 0]));
  // As many rounds as there are rows; in a circle, no more than there are cards.
  for (let changed = true, round = 0; changed && round < nodes.length; round++) {
    changed = false;
    for (const { from, to } of edges) {
      const after = (row.get(from.node) ?? 0) + 1;
      if ((row.get(to.node) ?? after) >= after) continue;
      row.set(to.node, after);
      changed = true;
    }
  }
  const rows = new Map<number, string[]>();
  for (const { id } of nodes) rows.set(row.get(id) ?? 0, [...(rows.get(row.get(id) ?? 0) ?? []), id]);
  const positions = new Map<string, Position>();
  for (const [index, ids] of rows) {
    for (const [place, id] of ids.entries()) {
      positions.set(
        id,
        axes.toPosition({
          along: index * (axes.length + axes.gapAlong),
          across: (place - (ids.length - 1) / 2) * (axes.breadth + axes.gapAcross),
        }),
      );
    }
  }
  return positions;
}
