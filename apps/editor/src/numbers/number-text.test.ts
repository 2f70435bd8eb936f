import { describe, expect, it } from 'vitest';
import { bytesText, compact, counted, grouped } from './number-text.js';

it.each([
  [61706, '61,706'],
  [0, '0'],
  [null, '–'],
  [undefined, '–'],
])('grouped(%j) is %s', (count, text) => expect(grouped(count)).toBe(text));

it.each([
  [9999, '9,999'],
  [10_000, '10.0 k'],
  [416_520, '417 k'],
  [999_900, '1.00 M'],
  [978_946_048, '979 M'],
  [15_470_264_320, '15.5 G'],
  [null, '–'],
])('compact(%j) is %s', (count, text) => expect(compact(count)).toBe(text));

it.each([
  [12, '12 B'],
  [1024, '1 KiB'],
  [12_897_484, '12.3 MiB'],
  [432_013_312, '412 MiB'],
  [null, '–'],
])('bytesText(%j) is %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

describe('counted', () => {
  it('knows one from many', () =>
    expect([counted(1, 'layer'), counted(3, 'layer')]).toEqual(['1 layer', '3 layers']));
});
