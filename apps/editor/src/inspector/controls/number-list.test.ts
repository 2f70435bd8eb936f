import { describe, expect, it } from 'vitest';
import { readNumberList, readShape } from './number-list.js';

describe('readNumberList', () => {
  it.each([
    ['1, 2', [1, 2]],
    ['3×3', [3, 3]],
    ['[1, -1]', [1, -1]],
    ['7', [7]],
    ['', []],
  ])('%j is %j', (text, numbers) => expect(readNumberList(text)).toEqual(numbers));
  it.each(['a', '1, b'])('%j is none', (text) => expect(readNumberList(text)).toBeUndefined());
});

describe('readShape', () => {
  it.each([
    ['(None, 32, 32, 3)', [null, 32, 32, 3]],
    ['32x32x3', [32, 32, 3]],
    ['null,128', [null, 128]],
    ['? × 16', [null, 16]],
  ])('%j is %j', (text, sizes) => expect(readShape(text)).toEqual(sizes));
  it.each(['wide', '3, tall'])('%j is none', (text) => expect(readShape(text)).toBeUndefined());
});
