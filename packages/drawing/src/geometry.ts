export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Every card on the canvas has this size, in pixels, whatever stands on it. */
export const cardSize: Size = { width: 228, height: 44 };

export type Direction = 'down' | 'right';

export type Positions = ReadonlyMap<string, Point>;
