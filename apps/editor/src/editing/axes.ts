import { cardSize, type Direction, gapAcross, gapAlong, type Point as Position } from '@netwright/drawing';

/** A place seen along the flow: `along` grows from input to output, `across` from branch to branch. */
export interface Place {
  readonly along: number;
  readonly across: number;
}

/** Sizes of a card and the gaps, seen along the flow. */
export interface Axes {
  readonly length: number;
  readonly breadth: number;
  readonly gapAlong: number;
  readonly gapAcross: number;
  toPlace(position: Position): Place;
  toPosition(place: Place): Position;
}

const grid = 4;
const snap = (value: number): number => Math.round(value / grid) * grid;

export function axesOf(direction: Direction): Axes {
  const down = direction === 'down';
  return {
    length: down ? cardSize.height : cardSize.width,
    breadth: down ? cardSize.width : cardSize.height,
    gapAlong: gapAlong(direction),
    gapAcross,
    toPlace: ({ x, y }) => (down ? { along: y, across: x } : { along: x, across: y }),
    toPosition: ({ along, across }) =>
      down ? { x: snap(across), y: snap(along) } : { x: snap(along), y: snap(across) },
  };
}
