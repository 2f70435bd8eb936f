import { route } from '@netwright/drawing';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useContext, useMemo, useState } from 'react';
import { usePaletteDrag } from '../palette/palette-drag.js';
import { useEditor } from '../store/editor.js';
import { CardGridContext } from './card-grid.js';
import { handleSize } from './ports.js';
import type { WireEdge } from './use-flow-nodes.js';
import './wire.css';

/** The label's size: tabular figures are all of one width. */
const figure = 6.5;
const labelPadding = 12;
const labelHeight = 17;

/** A wire: as wide as what travels on it is large, with the shape on it where there is room, around the cards in its way. */
export const Wire = memo(function Wire({
  id,
  source,
  target,
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
  selected,
}: EdgeProps<WireEdge>) {
  const direction = useEditor((state) => state.direction);
  const dropTarget = usePaletteDrag((state) => state.drag?.wire === id);
  const touched = useEditor((state) => state.hovered === source || state.hovered === target);
  const [pointed, setPointed] = useState(false);
  const grid = useContext(CardGridContext);
  const shape = data?.wire.shape ?? '';
  const { path, label, room } = useMemo(() => {
    // React Flow takes the outer edge of a handle, the wire begins at the edge of the card.
    const inset = handleSize / 2;
    const down = direction === 'down';
    const from = { x: sourceX - (down ? 0 : inset), y: sourceY - (down ? inset : 0), width: 0, height: 0 };
    const to = { x: targetX + (down ? 0 : inset), y: targetY + (down ? inset : 0), width: 0, height: 0 };
    const way = route(from, to, direction, grid.between(from, to, source, target));
    const width = shape.length * figure + labelPadding;
    const apart = { x: Math.abs(to.x - from.x), y: Math.abs(to.y - from.y) };
    return {
      path: way.path,
      label: grid.besideCards(way.label, width, labelHeight),
      room: down ? apart.y >= 20 : apart.x >= width || apart.y >= 24,
    };
  }, [sourceX, sourceY, targetX, targetY, source, target, grid, direction, shape]);
  if (!data) return null;
  const { type, width, tone } = data.wire;
  const lit = selected || dropTarget || undefined;
  return (
    <>
      <g
        className="wire"
        data-tone={tone}
        data-selected={lit}
        data-touched={touched || undefined}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        <BaseEdge path={path} interactionWidth={20} style={{ strokeWidth: width }} className="wire-line" />
        <title>{type}</title>
      </g>
      {shape !== '' && (room || pointed || lit) && (
        <EdgeLabelRenderer>
          <span
            className="wire-shape"
            data-testid="wire-shape"
            data-tone={tone}
            data-selected={lit}
            data-pointed={pointed || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          >
            {shape}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
