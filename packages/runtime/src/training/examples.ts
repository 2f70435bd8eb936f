import * as tf from '@tensorflow/tfjs';

/** One array of examples: its numbers in one row, and the shape of a single example. */
export interface Column {
  readonly values: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/** Examples to learn from: for each input and each output of the model one array. */
export interface Examples {
  readonly count: number;
  readonly inputs: readonly Column[];
  readonly labels: readonly Column[];
}

export interface Batch {
  readonly inputs: tf.Tensor[];
  readonly labels: tf.Tensor[];
}

/** The examples at some places, as tensors; whoever asks disposes of them. */
export function batchAt({ inputs, labels }: Examples, places: ArrayLike<number>): Batch {
  const take = (column: Column) => {
    const { values, shape } = rowsAt(column, places);
    return tf.tensor(values, [places.length, ...shape], values instanceof Int32Array ? 'int32' : 'float32');
  };
  return { inputs: inputs.map(take), labels: labels.map(take) };
}

/** The rows of an array at some places, in that order. */
export function rowsAt({ values, shape }: Column, places: ArrayLike<number>): Column {
  const size = shape.reduce((product, length) => product * length, 1);
  const Numbers = values instanceof Int32Array ? Int32Array : Float32Array;
  const taken = new Numbers(places.length * size);
  for (let row = 0; row < places.length; row++) {
    const from = (places[row] as number) * size;
    taken.set(values.subarray(from, from + size), row * size);
  }
  return { values: taken, shape };
}

/** The places `0 … count - 1` cut into batches, in an order that `next` draws, or one after the other. */
export function* batches(count: number, size: number, next?: () => number): Generator<Int32Array> {
  const places = Int32Array.from({ length: count }, (_, index) => index);
  if (next) {
    for (let last = count - 1; last > 0; last--) {
      const other = next() % (last + 1);
      const kept = places[last] as number;
      places[last] = places[other] as number;
      places[other] = kept;
    }
  }
  for (let from = 0; from < count; from += size) yield places.subarray(from, Math.min(from + size, count));
}
