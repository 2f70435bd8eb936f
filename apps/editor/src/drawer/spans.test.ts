import { expect, it } from 'vitest';
import { nodeAt, rangesOf } from './spans.js';

const spans = [
  { start: 20, end: 40, node: 'b' },
  { start: 0, end: 10, node: 'a' },
  { start: 25, end: 30, node: 'b', param: 'filters' },
];

it.each([
  [5, 'a'],
  [27, 'b'],
  [10, 'a'],
  [15, undefined],
  [99, undefined],
])('at %d stands %s', (offset, node) => expect(nodeAt(spans, offset)).toBe(node));

it('lights each selected node once, in the order of the text', () => {
  expect(rangesOf(spans, (node) => node === 'b' || node === 'a').map(({ start }) => start)).toEqual([0, 20]);
  expect(rangesOf(spans, () => false)).toEqual([]);
});
