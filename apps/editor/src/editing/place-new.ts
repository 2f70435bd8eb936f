import type { Direction, Point as Position } from '@netwright/drawing';
import type { Edit, Graph } from '@netwright/graph';
import { type Axes, axesOf, type Place } from './axes.js';

/**
 * Finds places for cards that have none yet: after what feeds them, in the middle of the wire that they were put on.
 * What follows such a card moves on as far as it needs room; nothing else moves. Returns the edits, or undefined where
 * every card has its place.
 *
 * @param near where a card goes that hangs on nothing, if the drawing leaves room there
 */
export function placeNew(graph: Graph, direction: Direction, near?: Position): readonly Edit[] | undefined {
  const missing = graph.nodes.filter((node) => !node.position);
  // A drawing that comes without places is laid out as a whole.
  if (missing.length === 0 || (missing.length === graph.nodes.length && missing.length > 1)) return undefined;
  const axes = axesOf(direction);
  const places = new Map<string, Place>();
  for (const node of graph.nodes) if (node.position) places.set(node.id, axes.toPlace(node.position));
  const changed = new Set<string>();
  for (const node of missing) {
    const sources = graph.edges
      .filter((edge) => edge.to.node === node.id)
      .flatMap((edge) => places.get(edge.from.node) ?? []);
    const targets = graph.edges.filter((edge) => edge.from.node === node.id).map((edge) => edge.to.node);
    const placed = targets.flatMap((id) => places.get(id) ?? []);
    const place = findPlace(sources, placed, places, axes, near);
    places.set(node.id, place);
    changed.add(node.id);
    if (sources.length > 0) for (const id of pushOn(place, targets, graph, places, axes)) changed.add(id);
  }
  return [...changed].map((id) => ({
    type: 'set-node',
    graph: 'main',
    id,
    property: 'position',
    value: axes.toPosition(places.get(id) as Place),
  }));
}

function findPlace(
  sources: readonly Place[],
  targets: readonly Place[],
  all: ReadonlyMap<string, Place>,
  axes: Axes,
  near: Position | undefined,
): Place {
  const step = axes.length + axes.gapAlong;
  if (sources.length > 0) {
    const end = Math.max(...sources.map(({ along }) => along));
    const across = mean(
      (sources.length === 1 && targets.length === 1 ? targets : sources).map((place) => place.across),
    );
    const [target] = targets;
    if (!target) return freeBeside({ along: end + step, across }, all, axes);
    const room = Math.min(...targets.map(({ along }) => along)) - end;
    // Where there is room the card goes to the middle of the wire, past others that lie there; else what follows makes room.
    return room >= 2 * step
      ? freeBeside({ along: end + room / 2, across }, all, axes)
      : { along: end + step, across };
  }
  if (targets.length > 0) {
    const begin = Math.min(...targets.map(({ along }) => along));
    return freeBeside({ along: begin - step, across: mean(targets.map(({ across }) => across)) }, all, axes);
  }
  return freeBeside(near ? axes.toPlace(near) : { along: 0, across: 0 }, all, axes);
}

/** The place itself, or the nearest one beside it where no card lies. */
function freeBeside(place: Place, all: ReadonlyMap<string, Place>, axes: Axes): Place {
  const overlaps = (across: number) => {
    for (const other of all.values()) {
      const tooNearAlong = Math.abs(other.along - place.along) < axes.length + 4;
      if (tooNearAlong && Math.abs(other.across - across) < axes.breadth + 4) return true;
    }
    return false;
  };
  const step = axes.breadth + axes.gapAcross;
  for (let count = 0; count < 200; count++) {
    if (!overlaps(place.across + count * step))
      return { along: place.along, across: place.across + count * step };
    if (!overlaps(place.across - count * step))
      return { along: place.along, across: place.across - count * step };
  }
  return place;
}

/** Moves what follows on, as far as the new card needs; returns which cards moved. */
function pushOn(
  place: Place,
  targets: readonly string[],
  graph: Graph,
  places: Map<string, Place>,
  axes: Axes,
): ReadonlySet<string> {
  const first = Math.min(...targets.map((id) => places.get(id)?.along ?? Number.POSITIVE_INFINITY));
  const push = place.along + axes.length + axes.gapAlong - first;
  const moved = new Set<string>();
  // A wire that runs backwards is somebody's wish, not a lack of room.
  if (push <= 0 || push > 2 * (axes.length + axes.gapAlong)) return moved;
  const open = [...targets];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const before = places.get(id);
    if (!before || moved.has(id)) continue;
    moved.add(id);
    places.set(id, { along: before.along + push, across: before.across });
    for (const edge of graph.edges) if (edge.from.node === id) open.push(edge.to.node);
  }
  return moved;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
