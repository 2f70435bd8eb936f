import { DataError, type DataFiles, readFirst } from './files.js';
import type { LabelledImages } from './images.js';

/** The handwritten digits that ship with the project: 64 grey values from 0 to 16 and the digit on each line. */
export async function readDigits(files: DataFiles): Promise<LabelledImages> {
  const text = new TextDecoder().decode(await readFirst(files, ['digits.csv']));
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const pixels = new Uint8Array(lines.length * 64);
  const labels = new Int32Array(lines.length);
  for (const [row, line] of lines.entries()) {
    const numbers = line.split(',').map(Number);
    const label = numbers[64];
    const fits = (value: number) => Number.isInteger(value) && value >= 0 && value <= 16;
    if (numbers.length !== 65 || !numbers.every(fits) || label === undefined || label > 9)
      throw new DataError(`Line ${row + 1} has to hold 64 grey values from 0 to 16 and a digit.`);
    pixels.set(numbers.slice(0, 64), row * 64);
    labels[row] = label;
  }
  if (lines.length === 0) throw new DataError('There is no digit in the file.');
  return { count: lines.length, size: [8, 8, 1], pixels, labels };
}
