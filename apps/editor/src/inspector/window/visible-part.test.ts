import { describe, expect, it } from 'vitest';
import { visiblePart, wholeInput } from './visible-part.js';

describe('the part of an axis that is drawn', () => {
  it('is all of a short one', () =>
    expect(visiblePart({ first: -2, last: 9 }, { first: 0, last: 4 }, 16)).toEqual({ first: -2, last: 9 }));

  it.each([
    ['in the middle', { first: 100, last: 102 }, { first: 93, last: 108 }],
    ['at the start', { first: -1, last: 1 }, { first: -1, last: 14 }],
    ['at the end', { first: 222, last: 224 }, { first: 209, last: 224 }],
  ])('stands around what matters, %s', (_where, focus, part) =>
    expect(visiblePart({ first: -1, last: 224 }, focus, 16)).toEqual(part),
  );

  it('holds a window that is wider than the room', () => {
    const { first, last } = visiblePart({ first: 0, last: 223 }, { first: 50, last: 90 }, 16);
    expect([first <= 50, last >= 90]).toEqual([true, true]);
  });

  it('has the zeros around the input, and what is cropped', () => {
    const axis = { axis: 1, input: 7, size: 1, stride: 1, dilation: 1, output: 1, elements: () => [] };
    expect(wholeInput({ ...axis, before: 1, after: 2 })).toEqual({ first: -1, last: 8 });
    expect(wholeInput({ ...axis, before: -1, after: -2 })).toEqual({ first: 0, last: 6 });
  });
});
