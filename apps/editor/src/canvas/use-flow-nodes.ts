import { cardSize, type Direction, type Point as Position } from '@netwright/drawing';
import type { Node as GraphNode } from '@netwright/graph';
import type { Edge, Node } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { useEditor } from '../store/editor.js';
import { type CardView, type CardViews, cardViews } from './card-view.js';
import { useLivePositions } from './live-positions.js';
import { handlesOf, inputHandle, inputPlaces, outputHandle, sides } from './ports.js';
import { type WireView, wireViews } from './wire-view.js';

export type CardNode = Node<{ readonly card: CardView }, 'card'>;
export type WireEdge = Edge<{ readonly wire: WireView }, 'wire'>;

/** The cards as React Flow wants them. A card that did not change is the same object, so that it is not drawn again. */
export function useFlowNodes(): { readonly nodes: CardNode[]; readonly cards: CardViews } {
  const main = useEditor((state) => state.analysis.main);
  const selection = useEditor((state) => state.selection);
  const direction = useEditor((state) => state.direction);
  const live = useLivePositions((state) => state.positions);
  const views = useRef<CardViews>(undefined);
  const made = useRef<ReadonlyMap<string, CardNode>>(new Map());
  const cards = useMemo(() => {
    views.current = cardViews(main, views.current);
    return views.current;
  }, [main]);
  const nodes = useMemo(() => {
    const tabStop = tabStopOf(main.order, selection);
    const next = new Map<string, CardNode>();
    for (const node of main.graph.nodes) {
      const card = cards.get(node.id);
      const position = live?.get(node.id) ?? node.position;
      // Without a place there is nothing to draw yet: the layout is on its way.
      if (!card || !position || next.has(node.id)) continue;
      const before = made.current.get(node.id);
      next.set(
        node.id,
        before && fits(before, card, position, selection.has(node.id), node.id === tabStop, direction)
          ? before
          : flowNode(node, card, position, selection.has(node.id), node.id === tabStop, direction),
      );
    }
    made.current = next;
    return [...next.values()];
  }, [main, cards, live, selection, direction]);
  return { nodes, cards };
}

/** One card can be reached by Tab; from there the arrow keys lead on. */
function tabStopOf(order: readonly string[], selection: ReadonlySet<string>): string | undefined {
  let last: string | undefined;
  for (const id of selection) last = id;
  return last ?? order[0];
}

function fits(
  { data, position, selected, sourcePosition, domAttributes }: CardNode,
  card: CardView,
  at: Position,
  isSelected: boolean,
  isStop: boolean,
  direction: Direction,
): boolean {
  return (
    data.card === card &&
    position.x === at.x &&
    position.y === at.y &&
    selected === isSelected &&
    (domAttributes?.tabIndex === 0) === isStop &&
    sourcePosition === sides(direction).output
  );
}

function flowNode(
  { id }: GraphNode,
  card: CardView,
  position: Position,
  selected: boolean,
  isStop: boolean,
  direction: Direction,
): CardNode {
  const { input, output } = sides(direction);
  return {
    id,
    type: 'card',
    data: { card },
    position: { x: position.x, y: position.y },
    selected,
    width: cardSize.width,
    height: cardSize.height,
    measured: { ...cardSize },
    handles: handlesOf(card.inputs, card.outputs, direction),
    sourcePosition: output,
    targetPosition: input,
    ariaLabel: card.spoken,
    domAttributes: { tabIndex: isStop ? 0 : -1, 'aria-roledescription': 'layer' },
  };
}

/** The wires as React Flow wants them; those that did not change are the same objects. */
export function useFlowEdges(cards: CardViews): WireEdge[] {
  const main = useEditor((state) => state.analysis.main);
  const selection = useEditor((state) => state.wireSelection);
  const views = useRef<ReadonlyMap<string, WireView>>(undefined);
  const made = useRef<ReadonlyMap<string, WireEdge>>(new Map());
  const wires = useMemo(() => {
    views.current = wireViews(main, views.current);
    return views.current;
  }, [main]);
  return useMemo(() => {
    const next = new Map<string, WireEdge>();
    for (const [id, wire] of wires) {
      const { from, to } = wire.edge;
      const target = cards.get(to.node);
      const source = cards.get(from.node);
      if (!source || !target || to.port >= inputPlaces(target.inputs).length || from.port >= source.outputs)
        continue;
      const before = made.current.get(id);
      next.set(
        id,
        before && before.data?.wire === wire && before.selected === selection.has(id)
          ? before
          : {
              id,
              type: 'wire',
              source: from.node,
              target: to.node,
              sourceHandle: outputHandle(from.port),
              targetHandle: inputHandle(to.port),
              data: { wire },
              selected: selection.has(id),
              focusable: false,
              ariaLabel: wire.shape ? `Wire, ${wire.shape}` : 'Wire',
            },
      );
    }
    made.current = next;
    return [...next.values()];
  }, [wires, cards, selection]);
}
