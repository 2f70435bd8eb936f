import { describe, expect, it } from 'vitest';
import { readNumber, stepNumber } from './number-text.js';

describe('readNumber', () => {
  it.each([
    ['3', 3],
    [' 12 ', 12],
    ['-1', -1],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['0,5', 0.5],
    ['2.', 2],
  ])('%j is %d', (text, number) => expect(readNumber(text)).toBe(number));

  it.each(['', '-', 'abc', '3x3', '1e999', 'NaN', 'Infinity', '0x10', '1 2'])('%j is no number', (text) =>
    expect(readNumber(text)).toBeUndefined(),
  );
});

describe('stepNumber', () => {
  it('adds without binary dust', () => expect(stepNumber('0.1', 2, 0.1)).toBe('0.3'));
  it('stops at its bounds', () =>
    expect([stepNumber('1', -1, 1, { min: 1 }), stepNumber('1', 10, 0.1, { max: 1 })]).toEqual(['1', '1']));
  it('leaves what is no number', () => expect(stepNumber('', 1, 1)).toBeUndefined());
});
