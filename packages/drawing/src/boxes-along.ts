import type { Box, Direction } from './geometry.js';

/** Cards in the order in which they stand along the flow, so that those between two places are found at once. */
export class BoxesAlong {
  private readonly sorted: readonly Box[];
  private readonly starts: readonly number[];
  private readonly longest: number;

  constructor(
    boxes: Iterable<Box>,
    private readonly direction: Direction,
  ) {
    this.sorted = [...boxes].sort((a, b) => this.start(a) - this.start(b));
    this.starts = this.sorted.map((box) => this.start(box));
    this.longest = this.sorted.reduce((most, box) => Math.max(most, this.end(box) - this.start(box)), 0);
  }

  /** Those that can lie beside a wire from one card to another, without these two. */
  between(from: Box, to: Box): readonly Box[] {
    const found: Box[] = [];
    const last = this.end(to);
    for (let at = this.firstFrom(this.start(from) - this.longest); at < this.sorted.length; at++) {
      const box = this.sorted[at] as Box;
      if (this.start(box) > last) break;
      if (box !== from && box !== to) found.push(box);
    }
    return found;
  }

  private firstFrom(place: number): number {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private start(box: Box): number {
    return this.direction === 'down' ? box.y : box.x;
  }

  private end(box: Box): number {
    return this.direction === 'down' ? box.y + box.height : box.x + box.width;
  }
}
