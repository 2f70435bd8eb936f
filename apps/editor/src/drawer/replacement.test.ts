import { describe, expect, it } from 'vitest';
import { replacement } from './replacement.js';

const apply = (before: string, { start, end, text }: { start: number; end: number; text: string }) =>
  before.slice(0, start) + text + before.slice(end);

describe('replacement', () => {
  it.each([
    ['', 'new', { start: 0, end: 0, text: 'new' }],
    ['x = 1', 'x = 12', { start: 5, end: 5, text: '2' }],
    ['aa', 'aaa', { start: 2, end: 2, text: 'a' }],
    ['abc', '', { start: 0, end: 3, text: '' }],
    ['abXcd', 'abYYcd', { start: 2, end: 3, text: 'YY' }],
  ])('from %j to %j', (before, next, expected) => {
    expect(replacement(before, next)).toEqual(expected);
    expect(apply(before, expected)).toBe(next);
  });

  it('is nothing where nothing changed', () => expect(replacement('same', 'same')).toBeUndefined());
});
