import { cardSize } from '@netwright/drawing';
import type { LayerDefinition } from '@netwright/layers';
import { create } from 'zustand';
import { boardView } from '../canvas/board-view.js';
import { addLayer } from '../editing/add-layer.js';

/** A kind on its way from the palette to the board. */
export interface PaletteDrag {
  readonly kind: LayerDefinition;
  readonly x: number;
  readonly y: number;
  readonly overBoard: boolean;
  /** The wire that it would be put on. */
  readonly wire: string | undefined;
}

export const usePaletteDrag = create<{ readonly drag: PaletteDrag | undefined }>(() => ({ drag: undefined }));

let draggedAt = Number.NEGATIVE_INFINITY;

/** Whether a click is only the end of a drag. */
export function endedDrag(click: { readonly timeStamp: number }): boolean {
  return click.timeStamp - draggedAt < 100;
}

/** How far the pointer moves before a press becomes a drag. */
const threshold = 4;

/** Follows the pointer from the palette to the board. On release the layer is there, or on the wire below the pointer. */
export function startPaletteDrag(kind: LayerDefinition, { clientX, clientY, pointerId }: PointerEvent): void {
  const finish = new AbortController();
  const { signal } = finish;
  let moving = false;

  const stop = () => {
    finish.abort();
    usePaletteDrag.setState({ drag: undefined });
  };

  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    moving ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) > threshold;
    if (!moving) return;
    event.preventDefault();
    usePaletteDrag.setState({ drag: { kind, ...under(event, kind) } });
  };

  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    stop();
    if (!moving) return;
    draggedAt = event.timeStamp;
    const { overBoard, wire } = under(event, kind);
    if (!overBoard) return;
    const place = boardView.toDrawing({ x: event.clientX, y: event.clientY });
    const corner = { x: snap(place.x - cardSize.width / 2), y: snap(place.y - cardSize.height / 2) };
    addLayer(
      { definition: kind, ...(wire === undefined ? { position: corner } : {}) },
      wire === undefined ? {} : { wire },
    );
  };

  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onUp, { signal });
  window.addEventListener('pointercancel', stop, { signal });
  window.addEventListener('keydown', (event) => event.key === 'Escape' && stop(), { signal, capture: true });
}

function under({ clientX, clientY }: PointerEvent, kind: LayerDefinition): Omit<PaletteDrag, 'kind'> {
  const elements = document.elementsFromPoint(clientX, clientY);
  const overBoard = boardView.holds(elements[0] ?? null);
  const wire =
    overBoard && kind.inputs.length > 0
      ? elements.find((element) => element.closest('.react-flow__edge'))?.closest('.react-flow__edge')
      : undefined;
  return { x: clientX, y: clientY, overBoard, wire: wire?.getAttribute('data-id') ?? undefined };
}

function snap(value: number): number {
  return Math.round(value / 4) * 4;
}
