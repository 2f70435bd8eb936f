import type { Column, Examples } from '../training/examples.js';
import type { ArrayForm } from './arrays.js';

/** What an open size is where random data stands in: large enough for most convolutions. */
const standIn = 64;

/** Random examples that fit a model, to see that a step can be made. */
export function randomExamples(
  count: number,
  inputs: readonly ArrayForm[],
  labels: readonly ArrayForm[],
  next: () => number,
): Examples {
  const share = () => next() / 2 ** 32;
  const column = ({ shape: sizes, holds, classes = 2 }: ArrayForm): Column => {
    const shape = sizes.map((size) => size ?? standIn);
    const size = shape.reduce((product, length) => product * length, count);
    if (holds === 'ids' || holds === 'whole')
      return { shape, values: Int32Array.from({ length: size }, () => Math.floor(share() * classes)) };
    if (holds === 'binary')
      return { shape, values: Float32Array.from({ length: size }, () => Math.round(share())) };
    if (holds === 'numbers') return { shape, values: Float32Array.from({ length: size }, share) };
    const values = new Float32Array(size);
    for (let from = 0; from < size; from += classes) values[from + Math.floor(share() * classes)] = 1;
    return { shape, values };
  };
  return { count, inputs: inputs.map(column), labels: labels.map(column) };
}
