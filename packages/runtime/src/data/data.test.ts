import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { arrayParts } from './array-parts.js';
import { cifar10, cifar100, readCifar } from './cifar.js';
import { readDigits } from './digits.js';
import type { DataFiles } from './files.js';
import { readIdx } from './idx.js';
import { imageExamples } from './images.js';
import { readNpz } from './npz.js';

function files(contents: Readonly<Record<string, Uint8Array | string>>): DataFiles {
  const all = new Map(Object.entries(contents));
  return {
    names: [...all.keys()],
    read: async (name) => {
      const content = all.get(name) ?? '';
      return Uint8Array.from(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    },
  };
}

async function gzipped(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** An .npy array as numpy writes it. */
function npy(descr: string, shape: string, bytes: readonly number[], order = 'False'): Uint8Array {
  const said = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`;
  const header = `${said.padEnd(117)}\n`;
  return Uint8Array.from([
    ...[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8],
    ...new TextEncoder().encode(header),
    ...bytes,
  ]);
}

const line = (label: number) => `${Array.from({ length: 64 }, (_, index) => index % 17).join(',')},${label}`;

describe('the digits', () => {
  it('are read, gzipped or not', async () => {
    const text = `${line(3)}\n${line(9)}\n`;
    for (const content of [text, await gzipped(text)]) {
      const images = await readDigits(files({ 'digits.csv.gz': content }));
      expect([images.count, [...images.labels], images.pixels[16]]).toEqual([2, [3, 9], 16]);
    }
  });

  it.each([
    [{}, 'no file digits.csv'],
    [{ 'digits.csv': '1,2,3\n' }, 'Line 1 has to hold'],
    [{ 'digits.csv': line(12) }, 'Line 1 has to hold'],
    [{ 'digits.csv': '\n' }, 'no digit'],
    [{ 'digits.csv.gz': Uint8Array.of(0x1f, 0x8b, 1, 2, 3) }, 'damaged'],
  ])('say what is wrong with %o', async (contents, message) => {
    await expect(readDigits(files(contents))).rejects.toThrow(message);
  });
});

describe('images in the form of a model', () => {
  const images = {
    count: 1,
    size: [2, 2, 3] as const,
    pixels: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    labels: Int32Array.of(1),
  };

  it.each([
    [{ pad: 0, layout: 'first' as const }, [3, 2, 2], [1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12]],
    [{ pad: 0, layout: 'row' as const, largest: 2 }, [12], [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6]],
  ])('%o', (form, shape, values) => {
    const [input] = imageExamples(images, form, 2, 'ids').inputs;
    expect([input?.shape, [...(input?.values ?? [])]]).toEqual([shape, values]);
  });

  it('have zeros around them where they are padded', () => {
    const [input] = imageExamples(images, { pad: 1, layout: 'last' }, 2, 'oneHot').inputs;
    expect(input?.shape).toEqual([4, 4, 3]);
    expect([...(input?.values.subarray(0, 15) ?? [])]).toEqual(Array(15).fill(0));
    expect([...(input?.values.subarray(15, 21) ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('have labels of the classes there are', () => {
    expect(() => imageExamples(images, { pad: 0, layout: 'last' }, 1, 'ids')).toThrow(
      'a label 1 outside 0 to 0',
    );
  });
});

describe('IDX files', () => {
  const image = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, ...Array(784).fill(7)];
  const label = [0, 0, 8, 1, 0, 0, 0, 1, 5];
  const both = (images: readonly number[], labels: readonly number[]) =>
    files({
      'train-images-idx3-ubyte': Uint8Array.from(images),
      'train-labels.idx1-ubyte': Uint8Array.from(labels),
    });

  it('are read', async () => {
    const { count, pixels, labels } = await readIdx(both(image, label), 'train');
    expect([count, pixels.length, labels[0]]).toEqual([1, 784, 5]);
  });

  it.each([
    [image.slice(0, 100), label, 'cut off'],
    [label, label, 'not an IDX file of bytes with 3 axes'],
    [image, [0, 0, 8, 1, 0, 0, 0, 2, 5, 5], '1 images but 2 labels'],
  ])('say what is wrong', async (images, labels, message) => {
    await expect(readIdx(both(images, labels), 'train')).rejects.toThrow(message);
  });
});

describe('CIFAR', () => {
  it('has the colours of a point together, and the fine label', async () => {
    const record = Uint8Array.from([
      9,
      42,
      ...Array(1024).fill(1),
      ...Array(1024).fill(2),
      ...Array(1024).fill(3),
    ]);
    const images = await readCifar(files({ 'train.bin': record }), cifar100, 'train');
    expect([images.count, images.labels[0], [...images.pixels.subarray(0, 6)]]).toEqual([
      1,
      42,
      [1, 2, 3, 1, 2, 3],
    ]);
  });

  it('says what is wrong', async () => {
    await expect(readCifar(files({ 'test_batch.bin': 'x' }), cifar10, 'test')).rejects.toThrow(
      'no batch of CIFAR',
    );
  });
});

describe('arrays of one’s own', () => {
  const x = npy('<f4', '(3, 2)', Array(24).fill(0));
  const read = (arrays: Record<string, Uint8Array>) => readNpz(files({ 'data.npz': zipSync(arrays) }));
  const parts = async (arrays: Record<string, Uint8Array>) =>
    arrayParts(
      await read(arrays),
      [{ name: 'x', shape: [2], holds: 'numbers' }],
      [{ name: 'y', shape: [], holds: 'ids', classes: 2 }],
      0.5,
      0,
    );
  const labels = (...values: readonly number[]) => npy('|u1', `(${values.length},)`, values);

  it('are split by class', async () => {
    const { training, validation, test } = await parts({ 'x.npy': x, 'y.npy': labels(0, 0, 1) });
    expect([training.count, validation.count, test]).toEqual([2, 1, undefined]);
  });

  it('may come with a test', async () => {
    const arrays = {
      'x_train.npy': x,
      'y_train.npy': labels(0, 0, 1),
      'x_test.npy': x,
      'y_test.npy': labels(1, 1, 1),
    };
    expect((await parts(arrays)).test?.count).toBe(3);
  });

  it.each([
    [{ 'x.npy': x, 'y.npy': labels(0, 0, 2) }, 'numbers from 0 to 1, not 2'],
    [{ 'x.npy': x, 'y.npy': labels(0, 0) }, '3 examples in x but 2 in y'],
    [{ 'x.npy': x }, 'no array y'],
    [{ 'x.npy': npy('<f4', '(3, 2)', Array(23).fill(0)), 'y.npy': labels(0) }, 'cut off'],
    [{ 'x.npy': npy('|O', '(3,)', [1, 2, 3]), 'y.npy': labels(0) }, 'plain numbers in C order, not |O'],
    [{ 'x.npy': npy('<f4', '(1, 1)', [0, 0, 0, 0], 'True'), 'y.npy': labels(0) }, 'Fortran order'],
    [
      { 'x.npy': npy('<f4', '(3, 1)', Array(12).fill(0)), 'y.npy': labels(0, 0, 1) },
      'examples of 1, but 2 is due',
    ],
    [
      { 'x.npy': npy('<f4', '(1, 2)', [0, 0, 0xc0, 0x7f, 0, 0, 0, 0]), 'y.npy': labels(0) },
      'no numbers (NaN',
    ],
  ])('say what is wrong', async (arrays, message) => {
    await expect(parts(arrays)).rejects.toThrow(message);
  });

  it('are one file of that kind', async () => {
    await expect(readNpz(files({ 'data.npz': 'PK nothing' }))).rejects.toThrow('not an .npz file');
    await expect(readNpz(files({ 'data.csv': '1,2' }))).rejects.toThrow('one .npz file');
  });
});
