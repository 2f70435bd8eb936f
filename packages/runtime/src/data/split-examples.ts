import { type Column, type Examples, rowsAt } from '../training/examples.js';
import { DataError } from './files.js';
import { stratifiedSplit } from './split.js';

/** Examples to learn from, and those that are held back to look how well it generalises. */
export interface Parts {
  readonly training: Examples;
  readonly validation: Examples;
}

/**
 * Holds back a share of the examples, the same share of each class.
 *
 * @param classes of each example; left out where there are none
 */
export function splitExamples(
  examples: Examples,
  share: number,
  seed: number,
  classes: ArrayLike<number> = new Int32Array(examples.count),
): Parts {
  const { train, validation } = stratifiedSplit(classes, share, seed);
  if (validation.length === 0)
    throw new DataError('There are too few examples to hold some back for validation.');
  return { training: taken(examples, train), validation: taken(examples, validation) };
}

function taken({ inputs, labels }: Examples, places: readonly number[]): Examples {
  const take = (column: Column) => rowsAt(column, places);
  return { count: places.length, inputs: inputs.map(take), labels: labels.map(take) };
}
