import type { Examples } from '../training/examples.js';
import { type ArrayForm, arrayExamples } from './arrays.js';
import type { NumpyArray } from './npz.js';
import { type Parts, splitExamples } from './split-examples.js';

/**
 * Examples of one's own in parts. The arrays have the names of the forms; of `x` and `y` there may be `x_train` and
 * `y_train` instead, and `x_test` and `y_test` besides.
 */
export function arrayParts(
  arrays: ReadonlyMap<string, NumpyArray>,
  inputs: readonly ArrayForm[],
  labels: readonly ArrayForm[],
  share: number,
  seed: number,
): Parts & { readonly test?: Examples } {
  const named = (end: string) => (form: ArrayForm) => ({ ...form, name: `${form.name}${end}` });
  const part = (end: string) => arrayExamples(arrays, inputs.map(named(end)), labels.map(named(end)));
  const examples = part(arrays.has('x_train') ? '_train' : '');
  const parts = splitExamples(examples, share, seed, classesOf(examples, labels));
  return arrays.has('x_test') ? { ...parts, test: part('_test') } : parts;
}

/** The class of each example by the first label that has one. */
function classesOf({ labels }: Examples, forms: readonly ArrayForm[]): ArrayLike<number> | undefined {
  for (const [index, { holds }] of forms.entries()) {
    const column = labels[index];
    if (!column || column.shape.length > 1) continue;
    const classes = column.shape[0] ?? 1;
    if ((holds === 'ids' && column.shape.length === 0) || (holds === 'binary' && classes === 1))
      return column.values;
    if (holds !== 'oneHot') continue;
    return Array.from({ length: column.values.length / classes }, (_, row) =>
      column.values.subarray(row * classes, (row + 1) * classes).indexOf(1),
    );
  }
  return undefined;
}
