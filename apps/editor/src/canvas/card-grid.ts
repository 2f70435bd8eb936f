import { type Box, cardSize, type Direction, type Point as Position } from '@netwright/drawing';
import { createContext } from 'react';

interface Placed extends Position {
  readonly id: string;
}

/** Where all cards lie, sorted along the flow, so that a wire finds what is in its way without looking at all of them. */
export class CardGrid {
  private readonly sorted: readonly Placed[];
  private readonly along: (position: Position) => number;
  private readonly vertical: boolean;

  constructor(nodes: Iterable<{ readonly id: string; readonly position: Position }>, direction: Direction) {
    this.vertical = direction === 'down';
    this.along = direction === 'down' ? ({ y }) => y : ({ x }) => x;
    this.sorted = Array.from(nodes, ({ id, position }) => ({ id, x: position.x, y: position.y })).sort(
      (a, b) => this.along(a) - this.along(b),
    );
  }

  /** The cards that begin between two places along the flow, but for the two at the ends of a wire. */
  between(from: Position, to: Position, a: string, b: string): Box[] {
    const found: Box[] = [];
    const end = this.along(to);
    for (let index = this.firstAfter(this.along(from) - 1); index < this.sorted.length; index++) {
      const card = this.sorted[index] as Placed;
      if (this.along(card) > end) break;
      if (card.id !== a && card.id !== b) found.push({ x: card.x, y: card.y, ...cardSize });
    }
    return found;
  }

  /** The place for a label of that width nearest to the one wanted where it lies on no card, moved to a side if need be. */
  besideCards({ x, y }: Position, width: number, height: number): Position {
    const reach = this.vertical ? height : width;
    const extent = this.vertical ? cardSize.height : cardSize.width;
    const middle = this.along({ x, y });
    let left = x;
    let right = x;
    let free = true;
    for (let index = this.firstAfter(middle - extent - reach); index < this.sorted.length; index++) {
      const card = this.sorted[index] as Placed;
      if (this.along(card) > middle + reach) break;
      if (card.y > y + height / 2 || card.y + cardSize.height < y - height / 2) continue;
      if (card.x > x + width / 2 || card.x + cardSize.width < x - width / 2) continue;
      free = false;
      left = Math.min(left, card.x - width / 2 - 3);
      right = Math.max(right, card.x + cardSize.width + width / 2 + 3);
    }
    if (free) return { x, y };
    return { x: x - left < right - x ? left : right, y };
  }

  private firstAfter(along: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.along(this.sorted[middle] as Placed) < along) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export const CardGridContext = createContext<CardGrid>(new CardGrid([], 'down'));
