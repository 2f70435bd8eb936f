import { cardSize, type Point as Position } from '@netwright/drawing';
import type { ReactFlowInstance } from '@xyflow/react';
import { editor } from '../store/editor.js';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far in and out the board goes. */
export const zoomLimits = { smallest: 0.01, largest: 2.5 } as const;

const duration = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 140);

let flow: ReactFlowInstance | undefined;
let frame: HTMLElement | undefined;

/** What commands can ask of the board. The board itself says which one it is as soon as it is there. */
export const boardView = {
  attach(instance: ReactFlowInstance, element: HTMLElement): void {
    flow = instance;
    frame = element;
  },

  /** Puts the keyboard on the board. */
  focus(): void {
    frame?.focus({ preventScroll: true });
  },

  holds(element: Element | null): boolean {
    return frame !== undefined && element !== null && frame.contains(element);
  },

  /** Shows the whole drawing, or only these layers. */
  fit(ids?: Iterable<string>): void {
    const rect = rectOf(ids);
    if (!flow || !frame || !rect) return;
    const { clientWidth, clientHeight } = frame;
    const margin = 28;
    const zoom = Math.min(
      (clientWidth - 2 * margin) / rect.width,
      (clientHeight - 2 * margin) / rect.height,
      1,
    );
    const kept = Math.max(zoomLimits.smallest, zoom);
    void flow.setViewport(
      {
        zoom: kept,
        x: clientWidth / 2 - (rect.x + rect.width / 2) * kept,
        y: clientHeight / 2 - (rect.y + rect.height / 2) * kept,
      },
      { duration: duration() },
    );
  },

  /** For a drawing just opened: all of it where it stays readable, else its beginning. */
  open(): void {
    const rect = rectOf();
    if (!flow || !frame) return;
    if (!rect) {
      void flow.setViewport({ x: 0, y: 0, zoom: 1 });
      return;
    }
    const { clientWidth, clientHeight } = frame;
    const whole = Math.min((clientWidth - 56) / rect.width, (clientHeight - 56) / rect.height, 1);
    if (whole >= 0.62) {
      this.fit();
      return;
    }
    const down = editor().direction === 'down';
    const across = down ? (clientWidth - 56) / rect.width : (clientHeight - 56) / rect.height;
    const zoom = Math.min(0.8, Math.max(0.5, across));
    // Where it is too wide all the same, around its first card: the middle of a wide drawing may be empty there.
    const first = editor().document.graph.nodes.find(({ position }) =>
      down ? position?.y === rect.y : position?.x === rect.x,
    )?.position;
    const middle =
      across < zoom && first
        ? { x: first.x + cardSize.width / 2, y: first.y + cardSize.height / 2 }
        : { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    void flow.setViewport({
      zoom,
      x: down ? clientWidth / 2 - middle.x * zoom : 40 - rect.x * zoom,
      y: down ? 24 - rect.y * zoom : clientHeight / 2 - middle.y * zoom,
    });
  },

  /** Moves the board just as far as needed to see these layers. */
  reveal(ids: Iterable<string>): void {
    const rect = rectOf(ids);
    if (!flow || !frame || !rect) return;
    const { x, y, zoom } = flow.getViewport();
    const margin = 36;
    const shift = (start: number, length: number, room: number) => {
      const end = start + length;
      if (start < margin || length > room - 2 * margin) return margin - start;
      return end > room - margin ? room - margin - end : 0;
    };
    const dx = shift(rect.x * zoom + x, rect.width * zoom, frame.clientWidth);
    const dy = shift(rect.y * zoom + y, rect.height * zoom, frame.clientHeight);
    if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: duration() });
  },

  /** Puts this place of the drawing in the middle. */
  lookAt(position: Position): void {
    if (!flow || !frame) return;
    const { zoom } = flow.getViewport();
    void flow.setViewport({
      zoom,
      x: frame.clientWidth / 2 - position.x * zoom,
      y: frame.clientHeight / 2 - position.y * zoom,
    });
  },

  zoomBy(factor: number): void {
    void flow?.zoomTo(Math.min(zoomLimits.largest, Math.max(zoomLimits.smallest, flow.getZoom() * factor)), {
      duration: duration(),
    });
  },

  zoomTo(zoom: number): void {
    void flow?.zoomTo(zoom, { duration: duration() });
  },

  /** The place of the drawing at a place of the screen. */
  toDrawing(point: Position): Position {
    return flow?.screenToFlowPosition(point) ?? point;
  },

  toScreen(point: Position): Position {
    return flow?.flowToScreenPosition(point) ?? point;
  },

  zoom(): number {
    return flow?.getZoom() ?? 1;
  },

  /** Where a card goes that should be seen: the middle of the board, as the corner of a card. */
  centre(): Position {
    const bounds = frame?.getBoundingClientRect();
    if (!bounds) return { x: 0, y: 0 };
    const { x, y } = this.toDrawing({ x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 3 });
    return { x: x - cardSize.width / 2, y: y - cardSize.height / 2 };
  },
};

/** The smallest rectangle around these cards, or around all. */
export function rectOf(ids?: Iterable<string>): Rect | undefined {
  const wanted = ids && new Set(ids);
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { id, position } of editor().document.graph.nodes) {
    if (!position || (wanted && !wanted.has(id))) continue;
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + cardSize.width);
    bottom = Math.max(bottom, position.y + cardSize.height);
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}
