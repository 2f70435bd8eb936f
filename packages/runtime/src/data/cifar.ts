import { DataError, type DataFiles, readFirst } from './files.js';
import type { LabelledImages } from './images.js';

/** How the binary version of CIFAR-10 or CIFAR-100 lies: its files, and how many labels stand before an image. */
export interface CifarFiles {
  readonly train: readonly string[];
  readonly test: readonly string[];
  /** Of CIFAR-100 the second label is the fine one. */
  readonly labels: 1 | 2;
}

export const cifar10: CifarFiles = {
  train: [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`),
  test: ['test_batch.bin'],
  labels: 1,
};

export const cifar100: CifarFiles = { train: ['train.bin'], test: ['test.bin'], labels: 2 };

/** One part of CIFAR: 32×32 colour images. Source: the "binary version" on the page of the CIFAR datasets. */
export async function readCifar(
  files: DataFiles,
  set: CifarFiles,
  part: 'train' | 'test',
): Promise<LabelledImages> {
  const parts: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (const name of set[part]) parts.push({ name, bytes: await readFirst(files, [name]) });
  const record = set.labels + 3072;
  const count = parts.reduce((sum, { bytes }) => sum + bytes.length / record, 0);
  const pixels = new Uint8Array(Math.floor(count) * 3072);
  const labels = new Int32Array(Math.floor(count));
  let row = 0;
  for (const { name, bytes } of parts) {
    if (bytes.length === 0 || bytes.length % record !== 0)
      throw new DataError(
        `${name} is no batch of CIFAR in its binary version: it is cut off, or another file.`,
      );
    for (let from = 0; from < bytes.length; from += record, row++) {
      labels[row] = bytes[from + set.labels - 1] as number;
      // The file has one colour after the other; an image has the three colours of each point together.
      for (let point = 0; point < 1024; point++) {
        for (let channel = 0; channel < 3; channel++) {
          pixels[row * 3072 + point * 3 + channel] = bytes[
            from + set.labels + channel * 1024 + point
          ] as number;
        }
      }
    }
  }
  return { count: row, size: [32, 32, 3], pixels, labels };
}
