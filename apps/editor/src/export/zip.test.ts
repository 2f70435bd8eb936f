import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipProject } from './zip.js';

it('puts every file into one folder, text and bytes alike', () => {
  const files = [
    { path: 'train.py', content: 'print("größe")\n' },
    { path: 'data/digits.csv.gz', content: Uint8Array.of(0x1f, 0x8b, 0) },
  ];
  const read = unzipSync(zipProject('lenet', files));
  expect(Object.keys(read)).toEqual(['lenet/train.py', 'lenet/data/digits.csv.gz']);
  expect(strFromU8(read['lenet/train.py'] ?? new Uint8Array())).toBe('print("größe")\n');
  expect([...(read['lenet/data/digits.csv.gz'] ?? [])]).toEqual([0x1f, 0x8b, 0]);
});
