import type { Graph } from '@netwright/graph';
import { cardSize, type Direction, type Point, type Positions } from './geometry.js';

/** Between two cards of a row. */
export const gapAcross = 36;
const grid = 4;
const snap = (value: number): number => Math.round(value / grid) * grid;

/** Between two rows there is room for the shape on the wire. */
export function gapAlong(direction: Direction): number {
  return direction === 'down' ? 32 : 96;
}

/**
 * Rows along the flow: each card one step after the last of those that feed it, those of one row beside each other. In
 * time that grows with cards and wires alone, whatever the drawing: what the layout engine cannot do in reasonable time
 * looks like this. The upper left corners, on a grid of 4 pixels, from (0, 0) on.
 */
export function simpleLayout(graph: Graph, direction: Direction): Positions {
  const rows = rowsOf(graph);
  const down = direction === 'down';
  const along = (down ? cardSize.height : cardSize.width) + gapAlong(direction);
  const across = (down ? cardSize.width : cardSize.height) + gapAcross;
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const positions = new Map<string, Point>();
  for (const [index, row] of rows.entries()) {
    for (const [place, id] of row.entries()) {
      const a = snap(index * along);
      const b = snap((place + (widest - row.length) / 2) * across);
      positions.set(id, down ? { x: b, y: a } : { x: a, y: b });
    }
  }
  return positions;
}

/** The cards of each row, in the order of the drawing. Of a circle, the card that was drawn first stands first. */
export function rowsOf({ nodes, edges }: Graph): readonly (readonly string[])[] {
  const row = new Map(nodes.map(({ id }) => [id, 0]));
  const waitsFor = new Map(nodes.map(({ id }) => [id, 0]));
  const feeds = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (!row.has(from.node) || !row.has(to.node) || from.node === to.node) continue;
    waitsFor.set(to.node, (waitsFor.get(to.node) ?? 0) + 1);
    const fed = feeds.get(from.node);
    if (fed) fed.push(to.node);
    else feeds.set(from.node, [to.node]);
  }
  const placed = new Set<string>();
  const ready = nodes.filter(({ id }) => waitsFor.get(id) === 0).map(({ id }) => id);
  const place = () => {
    for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
      if (placed.has(id)) continue;
      placed.add(id);
      const next = (row.get(id) ?? 0) + 1;
      for (const to of feeds.get(id) ?? []) {
        if (placed.has(to)) continue;
        row.set(to, Math.max(row.get(to) ?? 0, next));
        const left = (waitsFor.get(to) ?? 0) - 1;
        waitsFor.set(to, left);
        if (left === 0) ready.push(to);
      }
    }
  };
  place();
  for (const { id } of nodes) {
    ready.push(id);
    place();
  }
  const rows: string[][] = [];
  for (const { id } of nodes) {
    const index = row.get(id) ?? 0;
    while (rows.length <= index) rows.push([]);
    rows[index]?.push(id);
  }
  return rows;
}
