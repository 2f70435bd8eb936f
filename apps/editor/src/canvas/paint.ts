import { cardSize } from '@netwright/drawing';
import type { Ink } from './palette-colours.js';
import { portPoint } from './ports.js';
import type { CardNode, WireEdge } from './use-flow-nodes.js';

/** What a place of the drawing becomes on the canvas. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** The zoom downwards, where it is another one. */
  readonly zoomDown?: number;
  readonly width: number;
  readonly height: number;
}

/** Above this zoom a name can be read. */
const readable = 0.2;

/** Draws all cards as blocks with their names, or farther out as strokes of their category's colour, with the wires as lines. */
export function paint(
  context: CanvasRenderingContext2D,
  nodes: readonly CardNode[],
  edges: readonly WireEdge[],
  ink: Ink,
  { x, y, zoom, zoomDown = zoom, width, height }: Viewport,
): void {
  const ratio = devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoomDown, ratio * x, ratio * y);
  const seen = {
    left: -x / zoom,
    top: -y / zoomDown,
    right: (width - x) / zoom,
    bottom: (height - y) / zoomDown,
  };
  const stroke = Math.max(cardSize.height - 12, 1 / zoomDown);
  paintWires(context, nodes, edges, ink, zoom, seen);
  const named = zoom >= readable;
  context.textBaseline = 'middle';
  context.font = `580 ${named ? 22 : 0}px ${getComputedStyle(document.body).fontFamily}`;
  for (const { position, data, selected } of nodes) {
    if (
      position.x > seen.right ||
      position.y > seen.bottom ||
      position.x + cardSize.width < seen.left ||
      position.y + cardSize.height < seen.top
    )
      continue;
    const { card } = data;
    const category = card.definition?.category ?? (card.isBlock ? 'core' : 'regularization');
    const bad = card.status === 'faulty';
    context.globalAlpha = card.status === 'waiting' ? 0.45 : 1;
    if (named) {
      context.fillStyle = ink.tints.get(category) ?? ink.raised;
      context.fillRect(position.x, position.y, cardSize.width, cardSize.height);
      context.fillStyle = bad ? ink.error : (ink.hues.get(category) ?? ink.ink);
      context.fillRect(position.x, position.y, 8, cardSize.height);
      context.fillText(card.name, position.x + 18, position.y + cardSize.height / 2 + 1, cardSize.width - 26);
    } else {
      context.fillStyle = bad ? ink.error : (ink.hues.get(category) ?? ink.ink);
      context.fillRect(position.x, position.y + (cardSize.height - stroke) / 2, cardSize.width, stroke);
    }
    if (selected || bad) {
      context.strokeStyle = bad ? ink.error : ink.accent;
      context.lineWidth = 2 / zoom;
      context.strokeRect(
        position.x - 2 / zoom,
        position.y - 2 / zoom,
        cardSize.width + 4 / zoom,
        cardSize.height + 4 / zoom,
      );
    }
  }
  context.globalAlpha = 1;
}

interface Seen {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function paintWires(
  context: CanvasRenderingContext2D,
  nodes: readonly CardNode[],
  edges: readonly WireEdge[],
  ink: Ink,
  zoom: number,
  seen: Seen,
): void {
  const corners = new Map(nodes.map(({ id, position }) => [id, position]));
  const direction = nodes[0]?.sourcePosition === 'right' ? 'right' : 'down';
  context.lineWidth = Math.max(1 / zoom, 2);
  for (const tone of ['plain', 'faulty'] as const) {
    context.strokeStyle = tone === 'faulty' ? ink.error : ink.wire;
    context.beginPath();
    for (const { source, target, data } of edges) {
      if ((data?.wire.tone === 'faulty') !== (tone === 'faulty')) continue;
      const from = corners.get(source);
      const to = corners.get(target);
      if (!from || !to) continue;
      const a = portPoint(from, direction, 'out', 0.5);
      const b = portPoint(to, direction, 'in', 0.5);
      if (
        Math.max(a.y, b.y) < seen.top ||
        Math.min(a.y, b.y) > seen.bottom ||
        Math.max(a.x, b.x) < seen.left ||
        Math.min(a.x, b.x) > seen.right
      )
        continue;
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
    }
    context.stroke();
  }
}
