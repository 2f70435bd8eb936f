import type { Box, Direction, Point } from './geometry.js';

/** A wire as a path of an SVG, with the place for its label. */
export interface Route {
  readonly path: string;
  readonly label: Point;
}

/** Room between a card and a wire that goes past it. */
const clearance = 38;
const corner = 18;

/** Turns the axes, so that a drawing to the right is computed as one downwards. */
function turned({ x, y, width, height }: Box): Box {
  return { x: y, y: x, width: height, height: width };
}

/**
 * The way of a wire between two cards: a curve where nothing stands in between, else past what does, in a lane beside
 * it on the nearer side.
 *
 * @param others the cards that may be in the way
 * @param lane how many wires use that lane already: each moves on a little
 */
export function route(from: Box, to: Box, direction: Direction, others: readonly Box[], lane = 0): Route {
  const across = direction === 'right';
  const a = across ? turned(from) : from;
  const b = across ? turned(to) : to;
  const format = (point: Point) =>
    across ? `${round(point.y)} ${round(point.x)}` : `${round(point.x)} ${round(point.y)}`;
  const start = { x: a.x + a.width / 2, y: a.y + a.height };
  const end = { x: b.x + b.width / 2, y: b.y };
  const label = (point: Point): Point => (across ? { x: point.y, y: point.x } : point);
  const blockers = start.y > end.y ? [a, b] : inTheWay(start, end, across ? others.map(turned) : others);
  if (blockers.length === 0) {
    const middle = (start.y + end.y) / 2;
    return {
      path: `M${format(start)}C${format({ x: start.x, y: middle })} ${format({ x: end.x, y: middle })} ${format(end)}`,
      label: label({ x: (start.x + end.x) / 2, y: middle }),
    };
  }
  const boxes = across ? others.map(turned) : others;
  const free = [end.x, start.x].find((x) => start.y < end.y && isFree(x, start, end, boxes));
  const x = free ?? laneBeside(blockers, start, end) + lane * 10;
  return { path: throughLane(start, end, x, format), label: label({ x, y: (start.y + end.y) / 2 }) };
}

/** Cards that the straight line between two points would cross. */
function inTheWay(start: Point, end: Point, others: readonly Box[]): Box[] {
  const rise = end.y - start.y;
  return others.filter((box) => {
    if (box.y + box.height <= start.y + 1 || box.y >= end.y - 1) return false;
    const at = (y: number) => start.x + ((end.x - start.x) * (y - start.y)) / (rise || 1);
    const top = at(Math.max(box.y, start.y));
    const bottom = at(Math.min(box.y + box.height, end.y));
    return Math.max(top, bottom) > box.x - 6 && Math.min(top, bottom) < box.x + box.width + 6;
  });
}

/** Whether nothing stands on a straight line down, between the rows of its two ends. */
function isFree(x: number, start: Point, end: Point, others: readonly Box[]): boolean {
  return !others.some(
    (box) =>
      box.y + box.height > start.y + 1 && box.y < end.y - 1 && x > box.x - 12 && x < box.x + box.width + 12,
  );
}

function laneBeside(blockers: readonly Box[], start: Point, end: Point): number {
  const left = Math.min(...blockers.map((box) => box.x)) - clearance;
  const right = Math.max(...blockers.map((box) => box.x + box.width)) + clearance;
  const detour = (x: number) => Math.abs(start.x - x) + Math.abs(end.x - x);
  return detour(right) < detour(left) ? right : left;
}

/** Out of the card, over into the lane, along it, and back. */
function throughLane(start: Point, end: Point, x: number, format: (point: Point) => string): string {
  const down = start.y <= end.y;
  const first = start.y + (down ? Math.min(corner, (end.y - start.y) / 4) : corner);
  const last = end.y - (down ? Math.min(corner, (end.y - start.y) / 4) : corner);
  const bend = Math.min(corner * 1.6, Math.abs(last - first) / 2);
  const sign = Math.sign(last - first) || 1;
  return [
    `M${format(start)}`,
    `C${format({ x: start.x, y: first + sign * bend * 0.4 })} ${format({ x, y: first - sign * bend * 0.2 })} ${format({ x, y: first + sign * bend })}`,
    `L${format({ x, y: last - sign * bend })}`,
    `C${format({ x, y: last + sign * bend * 0.2 })} ${format({ x: end.x, y: last - sign * bend * 0.4 })} ${format(end)}`,
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
