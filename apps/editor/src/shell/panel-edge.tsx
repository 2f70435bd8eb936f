import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useEditor } from '../store/editor.js';
import { panelLimits, type Side } from '../store/view-slice.js';

/** The edge of a panel: dragged or moved with the arrow keys it changes the size, a double click folds the panel away. */
export function PanelEdge({ side, label }: { readonly side: Side; readonly label: string }) {
  const size = useEditor((state) => state.panels[side].size);
  const resize = useEditor((state) => state.resizePanel);
  const toggle = useEditor((state) => state.togglePanel);
  const start = useRef<{ readonly at: number; readonly size: number } | undefined>(undefined);
  const upright = side !== 'drawer';
  // The left panel grows to the right; the others grow towards the board, to the left and up.
  const sign = side === 'left' ? 1 : -1;
  const [smallest, largest] = panelLimits[side];
  const at = (event: PointerEvent) => (upright ? event.clientX : event.clientY);

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: at(event), size };
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (start.current) resize(side, start.current.size + sign * (at(event) - start.current.at));
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const more = { ArrowRight: 16, ArrowLeft: -16 }[event.key];
    const up = { ArrowUp: 16, ArrowDown: -16 }[event.key];
    const change = upright ? (more ?? 0) * sign : (up ?? 0);
    if (change === 0) return;
    event.preventDefault();
    event.stopPropagation();
    resize(side, size + change);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> takes no keys
    <div
      role="separator"
      tabIndex={0}
      className="panel-edge"
      data-side={side}
      aria-label={label}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={smallest}
      aria-valuemax={largest}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onDoubleClick={() => toggle(side, false)}
      onKeyDown={onKeyDown}
    />
  );
}
