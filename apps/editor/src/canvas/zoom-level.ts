/** How much of a card is drawn: everything; glyph and name; and, on one canvas for all, a block with a name or a stroke. */
export type ZoomLevel = 'near' | 'middle' | 'far';

/** From so many cards on, far out is drawn on a canvas: as elements they would be slow. */
const many = 120;

export function zoomLevel(zoom: number, cards: number): ZoomLevel {
  if (zoom < 0.42 && cards > many) return 'far';
  return zoom < 0.6 ? 'middle' : 'near';
}
