import { type CostId, costDefinition } from '@netwright/inference';
import { type ReactNode, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import './defined.css';

const width = 260;
const margin = 8;

/** The name of a number; what it counts is one hover, or one press of Tab, away. Escape takes the words away. */
export function Defined({ cost, children }: { readonly cost: CostId; readonly children?: ReactNode }) {
  const { title, text } = costDefinition(cost);
  const id = useId();
  const [place, setPlace] = useState<DOMRect>();
  const show = (element: HTMLElement) => setPlace(element.getBoundingClientRect());
  const hide = () => setPlace(undefined);
  return (
    <button
      type="button"
      className="defined"
      aria-describedby={place ? id : undefined}
      onPointerEnter={({ currentTarget }) => show(currentTarget)}
      onPointerLeave={hide}
      onFocus={({ currentTarget }) => show(currentTarget)}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !place) return;
        event.stopPropagation();
        hide();
      }}
    >
      {children ?? title}
      {place &&
        createPortal(
          <span id={id} role="tooltip" className="definition" style={besides(place)}>
            <b>{title}</b> {text}
          </span>,
          document.body,
        )}
    </button>
  );
}

/**
 * Beside the list on the right, so that it does not hide the other numbers; else above what it explains in the lower half
 * of the window, or below. Never beyond the edges.
 */
function besides({ left, top, bottom }: DOMRect) {
  const { innerWidth, innerHeight } = window;
  const across = left - width - 24;
  if (left > innerWidth / 2 && across > margin && bottom < innerHeight - 120)
    return { left: across, width, top: top - margin };
  const x = Math.max(margin, Math.min(left, innerWidth - width - margin));
  const above = top > innerHeight / 2;
  return { left: x, width, ...(above ? { bottom: innerHeight - top + 6 } : { top: bottom + 6 }) };
}
