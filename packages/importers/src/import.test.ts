import { emptyDocument, writeDocument } from '@netwright/graph';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { importModel, largestFile } from './import.js';

vi.setConfig({ testTimeout: 20_000 });

const document = emptyDocument('x');
const text = writeDocument(document);
const keras = JSON.stringify({
  class_name: 'Sequential',
  config: {
    name: 'tiny',
    layers: [{ class_name: 'InputLayer', config: { name: 'x', batch_shape: [null, 4] } }],
  },
});

const utf16 = (source: string, bigEndian = false): Uint8Array => {
  const bytes = new Uint8Array(2 + source.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !bigEndian);
  for (let index = 0; index < source.length; index++)
    view.setUint16(2 + index * 2, source.charCodeAt(index), !bigEndian);
  return bytes;
};
const bytes = (...parts: (number[] | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...strToU8(part)] : part)));

describe('importModel', () => {
  it.each<[string, Uint8Array]>([
    ['a document', strToU8(text)],
    ['a gzipped document', gzipSync(strToU8(text))],
    [
      'a document gzipped in two members',
      bytes([...gzipSync(strToU8(text.slice(0, 50)))], [...gzipSync(strToU8(text.slice(50)))]),
    ],
    ['a document with a byte order mark', bytes([0xef, 0xbb, 0xbf], text)],
    ['a document in UTF-16', utf16(text)],
    ['a document in UTF-16, the other way round', utf16(text, true)],
  ])('reads %s, whatever its name', (_what, file) => {
    expect(importModel(file, 'holiday.png')).toEqual({ ok: true, document, report: [] });
  });

  it.each<[string, Uint8Array]>([
    ['Keras JSON', strToU8(keras)],
    ['gzipped Keras JSON', gzipSync(strToU8(keras))],
    ['a .keras archive', zipSync({ 'metadata.json': strToU8('{}'), 'config.json': strToU8(keras) })],
    ['Keras JSON with a byte order mark', bytes([0xef, 0xbb, 0xbf], keras)],
  ])('reads %s', (_what, file) => {
    expect(importModel(file, 'x')).toMatchObject({ ok: true, document: { name: 'tiny' }, report: [] });
  });

  it('says what it had to mend', () => {
    const damaged = strToU8(text.replace('"args": {}', '"args": 5'));
    expect(importModel(damaged, 'x')).toMatchObject({
      ok: true,
      report: [{ message: expect.stringContaining('args') }],
    });
  });

  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'f is empty.'],
    ['a web page', strToU8('<!DOCTYPE html><html>'), 'f is a web page'],
    ['a web page without a doctype', strToU8('\n <html lang="en">'), 'f is a web page'],
    [
      'a Git LFS pointer',
      strToU8('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n'),
      'f is a Git LFS pointer',
    ],
    [
      'an archive of something else',
      zipSync({ 'a.txt': strToU8('a') }),
      'f is a zip archive that has no config.json',
    ],
    [
      'an archive whose config.json is a web page',
      zipSync({ 'config.json': strToU8('<html>') }),
      'config.json in f is a web page',
    ],
    ['HDF5', bytes([0x89], 'HDF\r\n', [0x1a], '\n'), 'f is an HDF5 file'],
    ['a NumPy array', bytes([0x93], 'NUMPY', [1, 0]), 'f is a NumPy array'],
    ['a picture', bytes([0x89], 'PNG\r\n', [0x1a], '\n'), 'f is a PNG picture'],
    ['a script', strToU8('import keras\n'), 'f is source code'],
    ['a notebook', strToU8('{"cells": [], "nbformat": 4}'), 'f is a notebook'],
    [
      'a model of TensorFlow.js',
      strToU8('{"modelTopology": {}, "weightsManifest": []}'),
      'f is a model of TensorFlow.js',
    ],
    [
      'the metadata of an archive',
      strToU8('{"keras_version": "3.15.1", "date_saved": "x"}'),
      'f is the metadata',
    ],
    [
      'one layer',
      strToU8('{"class_name": "Dense", "config": {"units": 3}}'),
      'f is one serialised Keras object',
    ],
    ['a program', bytes([0x7f], 'ELF', [0, 0]), 'f is a program'],
    ['noise', bytes([0xc3, 0x28, 0xa0, 0xa1]), 'f is not text'],
    ['zeros', new Uint8Array(1000), 'f is not text'],
    ['half of UTF-16', bytes([0xff, 0xfe, 0x7b]), 'f is not text'],
    [
      'broken JSON',
      strToU8('{"class_name": "Sequential", "layers"'),
      'f: It is not JSON: in line 1, column 38',
    ],
    [
      'NaN in Keras JSON',
      strToU8('{"class_name": "Functional", "config": {"layers": [NaN]}}'),
      'f: It is not JSON: in line 1, column 52, NaN is not a number',
    ],
    ['a list', strToU8('[1, 2]'), 'f: It is not a Netwright document'],
    [
      'a newer document',
      strToU8('{"format": "netwright", "version": 2}'),
      'f: It was written by a newer Netwright',
    ],
    ['gzip that is cut', gzipSync(strToU8(text.repeat(50))).subarray(0, 100), 'f is damaged'],
    ['gzip with a flipped bit', flipped(gzipSync(strToU8(keras))), 'f is damaged'],
    ['gzip of gzip', gzipSync(gzipSync(strToU8(text))), 'f is not text'],
    ['gzip of nothing', gzipSync(new Uint8Array()), 'f: It is empty.'],
    [
      'a small file that unpacks to 200 MB',
      gzipSync(new Uint8Array(200 * 1024 * 1024), { level: 1 }),
      'f is larger than 50 MB',
    ],
    ['a file that is too large', new Uint8Array(largestFile + 1), 'f is larger than 50 MB'],
    [
      '200,000 levels',
      strToU8(
        `{"class_name": "Functional", "config": {"layers": ${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
      ),
      '',
    ],
  ])('says what %s is, in a sentence and quickly', (_what, file, reason) => {
    const start = Date.now();
    const result = importModel(file, 'f');
    // Some 0.3 s at most where nothing else runs.
    expect(Date.now() - start).toBeLessThan(3000);
    if (reason === '') return;
    expect(result.ok).toBe(false);
    expect(!result.ok && result.reason).toContain(reason);
    expect(!result.ok && result.reason).toMatch(/\.$/);
  });

  it('never throws, wherever a file is cut or damaged', () => {
    const files = [strToU8(text.trimEnd()), strToU8(keras), gzipSync(strToU8(keras))];
    for (const file of files) {
      for (let length = 0; length < file.length; length++) {
        expect(importModel(file.subarray(0, length), 'f').ok).toBe(false);
        const damaged = file.slice();
        damaged[length] = (damaged[length] ?? 0) ^ 0x55;
        importModel(damaged, 'f');
      }
    }
  });
});

function flipped(file: Uint8Array): Uint8Array {
  const copy = file.slice();
  copy[20] = (copy[20] ?? 0) ^ 0xff;
  return copy;
}
