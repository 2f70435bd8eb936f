import { cardSize, type Direction } from '@netwright/drawing';
import { type NodeHandle, Position } from '@xyflow/react';
import type { CardPorts } from './card-view.js';

/** The width of the place where a wire can be taken hold of. */
export const handleSize = 16;

/** How far along the edge of a card each of its inputs stands, from 0 to 1; the free one of a variadic input last. */
export function inputPlaces({ names, free }: CardPorts): readonly number[] {
  if (names.length === 0) return free === undefined ? [] : [0.5];
  const wired = names.map((_, index) => (index + 1) / (names.length + 1));
  return free === undefined ? wired : [...wired, 1 - 0.34 / (names.length + 1)];
}

export function inputHandle(port: number): string {
  return `in-${port}`;
}

export function outputHandle(port: number): string {
  return `out-${port}`;
}

/** How far along the edge of a card each of its outputs stands. */
export function outputPlaces(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index + 1) / (count + 1));
}

/** The number of a port, from the id of its handle. */
export function portOf(handle: string | null | undefined): number {
  return Number(handle?.split('-')[1] ?? 0);
}

export function sides(direction: Direction): { readonly input: Position; readonly output: Position } {
  return direction === 'down'
    ? { input: Position.Top, output: Position.Bottom }
    : { input: Position.Left, output: Position.Right };
}

/** Where the handles of a card are, said to React Flow so that it need not measure what is not on the screen. */
export function handlesOf(ports: CardPorts, outputs: number, direction: Direction): NodeHandle[] {
  const down = direction === 'down';
  const { width, height } = cardSize;
  const { input, output } = sides(direction);
  const handle = (id: string, type: 'source' | 'target', position: Position, share: number): NodeHandle => {
    const end = type === 'source';
    const x = down ? width * share : end ? width : 0;
    const y = down ? (end ? height : 0) : height * share;
    return {
      id,
      type,
      position,
      x: x - handleSize / 2,
      y: y - handleSize / 2,
      width: handleSize,
      height: handleSize,
    };
  };
  return [
    ...inputPlaces(ports).map((share, port) => handle(inputHandle(port), 'target', input, share)),
    ...outputPlaces(outputs).map((share, port) => handle(outputHandle(port), 'source', output, share)),
  ];
}

/** The point where a wire leaves or enters a card. */
export function portPoint(
  corner: { readonly x: number; readonly y: number },
  direction: Direction,
  end: 'in' | 'out',
  share: number,
): { x: number; y: number } {
  const down = direction === 'down';
  return {
    x: corner.x + (down ? cardSize.width * share : end === 'out' ? cardSize.width : 0),
    y: corner.y + (down ? (end === 'out' ? cardSize.height : 0) : cardSize.height * share),
  };
}
