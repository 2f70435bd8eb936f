import { cardSize } from '@netwright/drawing';
import { batch, disconnect, duplicateNodes, type Edit, removeNodes } from '@netwright/graph';
import { boardView } from '../canvas/board-view.js';
import { cardViews } from '../canvas/card-view.js';
import { drawWire, refuse, wireTo } from '../canvas/connecting.js';
import { focusCard } from '../canvas/use-board-keys.js';
import { editor } from '../store/editor.js';
import { freeName } from './ends.js';

/** Takes away what is selected: layers, whose wires heal, and wires. */
export function deleteSelection(): void {
  const { document, selection, wireSelection, edit } = editor();
  const wires = [...wireSelection].filter((id) =>
    document.graph.edges.some(
      (edge) => edge.id === id && !selection.has(edge.from.node) && !selection.has(edge.to.node),
    ),
  );
  if (selection.size === 0 && wires.length === 0) return;
  const edits: Edit[] = [];
  if (wires.length > 0) edits.push(disconnect('main', wires));
  // The wires are cut first, so that nothing heals along them.
  if (selection.size > 0) edits.push(removeNodes(withoutWires(document, wires), 'main', selection));
  const [one] = selection;
  const name = document.graph.nodes.find((node) => node.id === one)?.name;
  const what =
    selection.size === 1
      ? (name ?? 'a layer')
      : selection.size > 1
        ? `${selection.size} layers`
        : wires.length === 1
          ? 'a wire'
          : `${wires.length} wires`;
  edit(batch(`Delete ${what}`, edits), { announce: `${what} deleted` });
  boardView.focus();
}

function withoutWires(
  document: ReturnType<typeof editor>['document'],
  wires: readonly string[],
): typeof document {
  if (wires.length === 0) return document;
  return {
    ...document,
    graph: { ...document.graph, edges: document.graph.edges.filter((edge) => !wires.includes(edge.id)) },
  };
}

export function duplicateSelection(): void {
  const { document, selection, edit } = editor();
  const paste = duplicateNodes(document, 'main', selection);
  if (paste.ok)
    edit(paste.edit, { title: 'Duplicate', select: paste.ids, announce: `${paste.ids.length} duplicated` });
}

export function selectAll(): void {
  const { document, select } = editor();
  select(
    document.graph.nodes.map((node) => node.id),
    document.graph.edges.map((edge) => edge.id),
  );
}

/** Moves the selected cards; several moves in a row are one undo step. */
export function nudge(dx: number, dy: number): void {
  const { document, selection, edit } = editor();
  const edits = document.graph.nodes
    .filter((node) => selection.has(node.id))
    .map(
      ({ id, position = { x: 0, y: 0 } }): Edit => ({
        type: 'set-node',
        graph: 'main',
        id,
        property: 'position',
        value: { x: position.x + dx, y: position.y + dy },
      }),
    );
  if (edits.length > 0) edit(batch('Move', edits), { merge: 'nudge' });
}

/** Goes along a wire: to what the selected layer feeds, or to what feeds it; or to the one beside it. */
export function walk(step: 'on' | 'back' | 'next' | 'previous'): void {
  const { analysis, selection, select } = editor();
  const { main } = analysis;
  const last = [...selection].pop();
  const target = last === undefined ? main.order[0] : stepFrom(last, step);
  if (target === undefined) return;
  select([target]);
  boardView.reveal([target]);
  focusCard(target);
}

function stepFrom(id: string, step: 'on' | 'back' | 'next' | 'previous'): string | undefined {
  const { main } = editor().analysis;
  if (step === 'on') return main.outgoing.get(id)?.[0]?.to.node;
  if (step === 'back') return main.incoming.get(id)?.[0]?.from.node;
  // Beside it: the next branch of what feeds it, or of what it feeds.
  const feeder = main.incoming.get(id)?.[0]?.from.node;
  const fed = main.outgoing.get(id)?.[0]?.to.node;
  const branches = (
    feeder === undefined ? [] : (main.outgoing.get(feeder) ?? []).map((edge) => edge.to.node)
  ).concat(fed === undefined ? [] : (main.incoming.get(fed) ?? []).map((edge) => edge.from.node));
  const siblings = [...new Set(branches)];
  const index = siblings.indexOf(id);
  return siblings[(index + (step === 'next' ? 1 : siblings.length - 1)) % Math.max(1, siblings.length)];
}

/** Wires the two selected layers, in the order they were selected. */
export function connectSelection(): void {
  const { selection, analysis } = editor();
  const [from, to] = selection;
  if (from === undefined || to === undefined) return;
  const answer = wireTo({ type: 'source', port: { node: from, port: 0 } }, to, cardViews(analysis.main));
  if ('reason' in answer) {
    const place = editor().document.graph.nodes.find((node) => node.id === to)?.position ?? { x: 0, y: 0 };
    refuse({ ...boardView.toScreen({ x: place.x + cardSize.width / 2, y: place.y }), reason: answer.reason });
  } else drawWire(answer.from, answer.to);
}

/** Takes away the wires between the selected layers; with one selected, all of its wires. */
export function disconnectSelection(): void {
  const { document, selection, edit } = editor();
  const inside = document.graph.edges.filter(({ from, to }) =>
    selection.size === 1
      ? selection.has(from.node) || selection.has(to.node)
      : selection.has(from.node) && selection.has(to.node),
  );
  if (inside.length > 0)
    edit(
      disconnect(
        'main',
        inside.map(({ id }) => id),
      ),
      { title: 'Disconnect', announce: `${inside.length} wires taken away` },
    );
}

/** Makes the selected layer an output of the model; or no longer one. */
export function toggleOutput(): void {
  const { document, selection, edit } = editor();
  const [id] = selection;
  if (id === undefined) return;
  const { outputs } = document.graph;
  const others = outputs.filter(({ from }) => from.node !== id);
  const removes = others.length < outputs.length;
  const value = removes ? others : [...outputs, { name: freeName(outputs), from: { node: id, port: 0 } }];
  edit(
    { type: 'set-outputs', graph: 'main', outputs: value },
    { title: removes ? 'Take an output away' : 'Make an output', keepEnds: true },
  );
}

/** Lines the selected cards up, or spreads them evenly. */
export function align(how: 'left' | 'top' | 'across' | 'down'): void {
  const { document, selection, edit } = editor();
  const chosen = document.graph.nodes.flatMap(({ id, position }) =>
    selection.has(id) && position ? [{ id, ...position }] : [],
  );
  if (chosen.length < 2) return;
  const axis = how === 'left' || how === 'across' ? 'x' : 'y';
  const sorted = [...chosen].sort((a, b) => a[axis] - b[axis]);
  const first = sorted[0]?.[axis] ?? 0;
  const last = sorted[sorted.length - 1]?.[axis] ?? 0;
  const edits = sorted.map(({ id, x, y }, index): Edit => {
    const value =
      how === 'left' || how === 'top'
        ? first
        : Math.round((first + ((last - first) * index) / (sorted.length - 1)) / 4) * 4;
    return {
      type: 'set-node',
      graph: 'main',
      id,
      property: 'position',
      value: axis === 'x' ? { x: value, y } : { x, y: value },
    };
  });
  edit(batch(how === 'left' || how === 'top' ? 'Align' : 'Distribute', edits));
}
