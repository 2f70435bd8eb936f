import { describe, expect, it } from 'vitest';
import { readMatrix, writeMatrix } from './matrix-text.js';

const two = {
  ok: true,
  matrix: [
    [1, 0],
    [-2.5, 3],
  ],
};

describe('numbers in rows', () => {
  it.each([
    ['lines', '1 0\n-2.5 3'],
    ['lines with more space', '\n  1   0 \n\n -2.5\t3\n'],
    ['commas', '1, 0\n-2.5, 3,'],
    ['semicolons, as from a table', '1;0\n-2.5;3'],
    ['a list of lists', '[[1, 0], [-2.5, 3]]'],
    ['a list over several lines, as NumPy prints it', '[[ 1.   0. ]\n [-2.5  3. ]]'],
    ['a real minus', '1 0\n−2.5 3'],
  ])('are read from %s', (_form, text) => expect(readMatrix(text)).toEqual(two));

  it('are read from digits without space, where all are zeros and ones', () => {
    expect(readMatrix('011\n100')).toEqual({
      ok: true,
      matrix: [
        [0, 1, 1],
        [1, 0, 0],
      ],
    });
    expect(readMatrix('10\n12')).toEqual({ ok: true, matrix: [[10], [12]] });
  });

  it.each([
    ['nothing', ' \n ', 'Write some numbers, a row a line.'],
    ['a word', '1 2\n3 four', '“four” in row 2 is no number.'],
    ['rows of other lengths', '1 2\n3', 'Row 2 has 1 numbers, the first has 2.'],
    ['more than can be seen', '1\n'.repeat(15), 'At most 14 rows and columns can be tried here.'],
  ])('are asked for again where there is %s', (_what, text, reason) =>
    expect(readMatrix(text)).toEqual({ ok: false, reason }),
  );

  it('are written so that they are read again', () => {
    expect(writeMatrix(two.matrix)).toBe('   1    0\n-2.5    3');
    expect(readMatrix(writeMatrix(two.matrix))).toEqual(two);
  });
});
