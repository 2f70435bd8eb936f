import { cardSize } from '@netwright/drawing';
import { useStore } from '@xyflow/react';
import { type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { useShownTheme } from '../shell/use-theme.js';
import { boardView } from './board-view.js';
import { paint } from './paint.js';
import { readInk } from './palette-colours.js';
import type { CardNode, WireEdge } from './use-flow-nodes.js';
import './minimap.css';

const size = { width: 132, height: 96 };
const margin = 8;
/** Between which scales cards are shown. */
const smallest = 0.07;
const largest = 0.18;

/** The whole drawing in a corner, with a frame around what the board shows; press or drag to look elsewhere. */
export function Minimap({
  nodes,
  edges,
}: {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WireEdge[];
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useShownTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens are others in another theme
  const ink = useMemo(readInk, [theme]);
  const map = useMemo(() => mapOf(nodes), [nodes]);

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    element.width = Math.round(size.width * devicePixelRatio);
    element.height = Math.round(size.height * devicePixelRatio);
    // Names could not be read: strokes, at whatever scale.
    paint(context, nodes, edges, ink, { ...map, ...size });
  }, [nodes, edges, ink, map]);

  function look(event: PointerEvent<HTMLDivElement>): void {
    if (event.buttons === 0) return;
    const bounds = event.currentTarget.getBoundingClientRect();
    boardView.lookAt({
      x: (event.clientX - bounds.x - map.x) / map.zoom,
      y: (event.clientY - bounds.y - map.y) / map.zoomDown,
    });
  }

  if (nodes.length < 2) return null;
  return (
    <div
      className="minimap"
      aria-hidden="true"
      style={size}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={look}
    >
      <canvas ref={canvas} style={size} />
      <Frame map={map} />
    </div>
  );
}

interface Map2d {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly zoomDown: number;
}

/** How the drawing is laid into the map. */
function mapOf(nodes: readonly CardNode[]): Map2d {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { position } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + cardSize.width);
    bottom = Math.max(bottom, position.y + cardSize.height);
  }
  const across = (size.width - 2 * margin) / (right - left);
  const down = (size.height - 2 * margin) / (bottom - top);
  // A long chain would be a hair: it is shown wider than it is.
  const fair = Math.min(across, down, largest);
  const zoom = Math.min(across, Math.max(fair, smallest));
  const zoomDown = Math.min(down, Math.max(fair, smallest));
  return {
    zoom,
    zoomDown,
    x: size.width / 2 - ((left + right) / 2) * zoom,
    y: size.height / 2 - ((top + bottom) / 2) * zoomDown,
  };
}

function Frame({ map }: { readonly map: Map2d }) {
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const left = Math.max(1, (-x / zoom) * map.zoom + map.x);
  const top = Math.max(1, (-y / zoom) * map.zoomDown + map.y);
  const right = Math.min(size.width - 3, ((width - x) / zoom) * map.zoom + map.x);
  const bottom = Math.min(size.height - 3, ((height - y) / zoom) * map.zoomDown + map.y);
  if (right < left || bottom < top) return null;
  return (
    <i
      className="minimap-frame"
      style={{
        transform: `translate(${left}px, ${top}px)`,
        width: Math.max(4, right - left),
        height: Math.max(4, bottom - top),
      }}
    />
  );
}
