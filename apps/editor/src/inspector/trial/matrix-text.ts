import type { Matrix } from '@netwright/inference/by-hand';

/** More rows or columns than that are not written by hand, nor read in a small square. */
export const mostNumbers = 14;

export type ReadMatrix =
  | { readonly ok: true; readonly matrix: Matrix }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads numbers in rows as people write and paste them: a row a line, or in brackets (`[[1, 0], [0, 1]]`), with spaces,
 * commas, semicolons or tabs between. Rows of nothing but zeros and ones may stand without: `0111110`.
 */
export function readMatrix(text: string): ReadMatrix {
  const rows = text
    .replace(/\]\s*,?\s*\[/g, '\n')
    .split(/\n/)
    .map((line) => line.replace(/[[\]()]/g, ' ').trim())
    .filter((line) => line !== '');
  const binary = rows.length > 0 && rows.every((row) => /^[01]{2,}$/.test(row));
  const matrix: number[][] = [];
  for (const [index, row] of rows.entries()) {
    const words = binary ? [...row] : row.split(/[\s,;]+/).filter((word) => word !== '');
    const numbers = words.map((word) => Number(word.replace('−', '-')));
    const odd = numbers.findIndex((number) => !Number.isFinite(number));
    if (odd >= 0)
      return { ok: false, reason: `“${(words[odd] ?? '').slice(0, 20)}” in row ${index + 1} is no number.` };
    matrix.push(numbers);
  }
  const [first] = matrix;
  if (!first || first.length === 0) return { ok: false, reason: 'Write some numbers, a row a line.' };
  const short = matrix.findIndex((row) => row.length !== first.length);
  if (short >= 0)
    return {
      ok: false,
      reason: `Row ${short + 1} has ${matrix[short]?.length} numbers, the first has ${first.length}.`,
    };
  if (matrix.length > mostNumbers || first.length > mostNumbers)
    return { ok: false, reason: `At most ${mostNumbers} rows and columns can be tried here.` };
  return { ok: true, matrix };
}

/** A row a line, in columns. */
export function writeMatrix(matrix: Matrix): string {
  const wide = Math.max(...matrix.flat().map((value) => String(value).length));
  return matrix.map((row) => row.map((value) => String(value).padStart(wide)).join(' ')).join('\n');
}
