import type { Column, Examples } from '../training/examples.js';
import { DataError } from './files.js';
import type { NumpyArray } from './npz.js';

/** What one array has to be. Sizes are of one example; null takes any. */
export interface ArrayForm {
  readonly name: string;
  readonly shape: readonly (number | null)[];
  /** What stands in it: numbers, whole numbers, numbers of classes, rows with a one, or numbers from 0 to 1. */
  readonly holds: 'numbers' | 'whole' | 'ids' | 'oneHot' | 'binary';
  /** Where it holds classes: how many there are. */
  readonly classes?: number;
}

/** Examples of one's own, looked at closely: what is wrong with them is said by name. */
export function arrayExamples(
  arrays: ReadonlyMap<string, NumpyArray>,
  inputs: readonly ArrayForm[],
  labels: readonly ArrayForm[],
): Examples {
  const columns = [...inputs, ...labels].map((form) => ({ name: form.name, ...checked(arrays, form) }));
  const [first] = columns;
  const other = columns.find(({ count }) => count !== first?.count);
  if (first && other)
    throw new DataError(
      `There are ${first.count} examples in ${first.name} but ${other.count} in ${other.name}.`,
    );
  if (!first || first.count === 0) throw new DataError('There are no examples in the file.');
  return {
    count: first.count,
    inputs: columns.slice(0, inputs.length),
    labels: columns.slice(inputs.length),
  };
}

function checked(
  arrays: ReadonlyMap<string, NumpyArray>,
  form: ArrayForm,
): Column & { readonly count: number } {
  const { name, holds, classes = 1 } = form;
  const array = arrays.get(name);
  if (!array) {
    const there = [...arrays.keys()].join(', ') || 'none';
    throw new DataError(`There is no array ${name} in the file; there are: ${there}.`);
  }
  const ids = holds === 'ids' || (holds === 'oneHot' && array.shape.length === 1);
  const [count = 0, ...given] = array.shape;
  const wanted = holds === 'oneHot' && ids ? [] : form.shape;
  const shape = adapted(given, wanted);
  if (!shape) {
    const text = (sizes: readonly (number | null)[]) => (sizes.length === 0 ? 'one number' : sizes.join('×'));
    throw new DataError(`${name} holds examples of ${text(given)}, but ${text(wanted)} is due.`);
  }
  const limits: readonly [number, number] | undefined = ids
    ? [0, classes - 1]
    : holds === 'binary'
      ? [0, 1]
      : undefined;
  for (const value of array.values) {
    if (!Number.isFinite(value))
      throw new DataError(`${name} holds values that are no numbers (NaN or infinite).`);
    if ((ids || holds === 'whole') && !Number.isInteger(value))
      throw new DataError(`${name} has to hold whole numbers, not ${value}.`);
    if (limits && (value < limits[0] || value > limits[1]))
      throw new DataError(`${name} has to hold numbers from ${limits[0]} to ${limits[1]}, not ${value}.`);
  }
  if (holds === 'oneHot' && ids) return { count, shape: [classes], values: oneHot(array.values, classes) };
  const whole = holds === 'ids' || holds === 'whole';
  return { count, shape, values: whole ? Int32Array.from(array.values) : Float32Array.from(array.values) };
}

/** The sizes of an example where they fit, an axis of one more or less at the end. */
function adapted(
  given: readonly number[],
  wanted: readonly (number | null)[],
): readonly number[] | undefined {
  const fits = (sizes: readonly number[]) =>
    sizes.length === wanted.length && sizes.every((size, axis) => (wanted[axis] ?? size) === size);
  if (fits(given)) return given;
  if (fits([...given, 1])) return [...given, 1];
  return given.at(-1) === 1 && fits(given.slice(0, -1)) ? given.slice(0, -1) : undefined;
}

function oneHot(ids: ArrayLike<number>, classes: number): Float32Array {
  const values = new Float32Array(ids.length * classes);
  for (let index = 0; index < ids.length; index++) values[index * classes + (ids[index] as number)] = 1;
  return values;
}
