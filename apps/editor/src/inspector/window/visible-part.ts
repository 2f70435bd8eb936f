import type { WindowAxis } from '@netwright/inference';

/** A stretch of an axis, both ends within. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The input of an axis with the zeros around it; what is cropped stays in sight. */
export function wholeInput({ input, before, after }: WindowAxis): Stretch {
  return { first: Math.min(0, -before), last: Math.max(input, input + after) - 1 };
}

/** So much of a long axis that what matters stands in the middle of it; all of a short one. */
export function visiblePart(whole: Stretch, focus: Stretch, most: number): Stretch {
  const room = Math.max(most, focus.last - focus.first + 3);
  if (whole.last - whole.first + 1 <= room) return whole;
  const middle = Math.floor((focus.first + focus.last) / 2);
  const first = Math.max(whole.first, Math.min(middle - Math.floor(room / 2), whole.last - room + 1));
  return { first, last: first + room - 1 };
}

export function lengthOf({ first, last }: Stretch): number {
  return last - first + 1;
}
