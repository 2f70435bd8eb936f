import { DataError, type DataFiles, readFirst } from './files.js';
import type { LabelledImages } from './images.js';

/**
 * One part of MNIST, or of a set in its form: images of 28×28 and labels in the IDX format.
 * Source: the description of the format on the page of the MNIST database.
 */
export async function readIdx(files: DataFiles, part: 'train' | 't10k'): Promise<LabelledImages> {
  const file = async (name: string, ndim: number) =>
    idxArray(await readFirst(files, [name, name.replace('-idx', '.idx')]), ndim, name);
  const images = await file(`${part}-images-idx3-ubyte`, 3);
  const labels = await file(`${part}-labels-idx1-ubyte`, 1);
  const [count = 0, height, width] = images.shape;
  if (height !== 28 || width !== 28)
    throw new DataError(`The images have to be 28×28, not ${height}×${width}.`);
  if (labels.shape[0] !== count || count === 0)
    throw new DataError(`There are ${count} images but ${labels.shape[0]} labels.`);
  return { count, size: [28, 28, 1], pixels: images.values, labels: Int32Array.from(labels.values) };
}

function idxArray(bytes: Uint8Array<ArrayBuffer>, ndim: number, name: string) {
  const start = 4 + 4 * ndim;
  const isIdx =
    bytes.length >= start && bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 8 && bytes[3] === ndim;
  if (!isIdx) throw new DataError(`${name} is not an IDX file of bytes with ${ndim} axes.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const shape = Array.from({ length: ndim }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = shape.reduce((product, length) => product * length, 1);
  if (bytes.length - start !== size) throw new DataError(`${name} is cut off, or longer than it says.`);
  return { shape, values: bytes.subarray(start) };
}
