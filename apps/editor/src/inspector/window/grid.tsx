import type { PointerEvent, ReactNode } from 'react';
import { lengthOf, type Stretch } from './visible-part.js';

/** A sheet of squares: rows and columns of numbers, or of places. */
export function Grid({
  rows,
  columns,
  cell,
  point,
  follows = true,
  children,
}: {
  readonly rows: Stretch;
  readonly columns: Stretch;
  readonly cell: number;
  /** The square under the pointer. */
  point?(row: number, column: number): void;
  /** False: only a click counts, as where what is in sight would run away under the pointer. */
  readonly follows?: boolean;
  /** In squares from the first one in sight; the lines lie over it. */
  readonly children: ReactNode;
}) {
  const [height, width] = [lengthOf(rows), lengthOf(columns)];

  function onPointer(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (place: number, size: number, count: number) =>
      Math.max(0, Math.min(count - 1, Math.floor((place / size) * count)));
    point?.(
      rows.first + at(event.clientY - box.top, box.height, height),
      columns.first + at(event.clientX - box.left, box.width, width),
    );
  }

  return (
    <svg
      className={`window-grid ${point ? 'window-grid-live' : ''} ${cell < 6 ? 'window-fine' : ''}`}
      width={width * cell + 1}
      height={height * cell + 1}
      viewBox={`-0.5 -0.5 ${width * cell + 1} ${height * cell + 1}`}
      aria-hidden="true"
      onPointerMove={point && follows ? onPointer : undefined}
      onPointerDown={point && onPointer}
    >
      {children}
      <path className="window-lines" d={lines(height, width, cell)} />
    </svg>
  );
}

function lines(height: number, width: number, cell: number): string {
  const parts: string[] = [];
  for (let row = 0; row <= height; row++) parts.push(`M0 ${row * cell}h${width * cell}`);
  for (let column = 0; column <= width; column++) parts.push(`M${column * cell} 0v${height * cell}`);
  return parts.join('');
}
