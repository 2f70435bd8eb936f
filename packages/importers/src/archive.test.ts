import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { extract } from './archive.js';
import { importModel } from './import.js';

vi.setConfig({ testTimeout: 20_000 });

const content = strToU8(`{"layers": "${'x'.repeat(500)}"}`);
const archive = zipSync({
  'metadata.json': strToU8('{}'),
  'config.json': content,
  'model.weights.h5': new Uint8Array(100),
});
const limit = 1024 * 1024;

/** The archive with bytes of the entry of `name` in its directory changed. */
function withEntry(
  source: Uint8Array,
  name: string,
  change: (view: DataView, at: number) => void,
): Uint8Array {
  const copy = source.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(copy.subarray(at + 46, at + 46 + length)) === name) change(view, at);
  }
  return copy;
}

const setting = (offset: number, value: number, bytes: 2 | 4 = 4) =>
  withEntry(archive, 'config.json', (view, at) => {
    if (bytes === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
  });

describe('extract', () => {
  it.each<[string, Uint8Array]>([
    ['packed', archive],
    ['stored', zipSync({ 'config.json': content }, { level: 0 })],
    ['behind a comment', withComment(archive, 'a comment')],
    [
      'among names that lead elsewhere',
      zipSync({
        '../config.json': strToU8('no'),
        '/config.json': strToU8('no'),
        'a/config.json': strToU8('no'),
        'config.json': content,
      }),
    ],
  ])('takes out a file that is %s', (_how, bytes) => {
    const result = extract(bytes, 'config.json', limit);
    expect(result.ok && result.bytes).toEqual(content);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing in it', zipSync({}), 'is empty'],
    ['other files', zipSync({ 'a.txt': content }), 'has no config.json, as a .keras has'],
    ['arrays', zipSync({ 'x.npy': content, 'y.npy': content }), 'holds NumPy arrays (.npz), no network'],
    ['a SavedModel', zipSync({ 'm/saved_model.pb': content }), 'holds a SavedModel, which is not read'],
    [
      'the file twice',
      withEntry(zipSync({ 'config.json': content, 'config.jsoN': content }), 'config.jsoN', (view, at) =>
        view.setUint8(at + 56, 'n'.charCodeAt(0)),
      ),
      'has two entries called config.json',
    ],
    ['a password', setting(8, 1, 2), 'is encrypted'],
    ['another way of packing', setting(10, 12, 2), 'is packed in a way that is not read'],
    ['a wrong checksum', setting(16, 1), 'is damaged: its config.json is not what it was'],
    ['a size that is too small', setting(24, 100), 'is damaged: its config.json is not what it was'],
    ['a size that is too large', setting(24, 600), 'is damaged: its config.json is not what it was'],
    ['a size beyond the limit', setting(24, limit + 1), 'holds a config.json of more than 1 MB'],
    ['a packed size beyond the end', setting(20, 0x7fffffff), 'is damaged or cut off'],
    ['a place beyond the end', setting(42, 0x7fffffff), 'is damaged or cut off'],
    [
      'a bomb',
      zipSync({ 'config.json': new Uint8Array(200 * limit) }, { level: 1 }),
      'holds a config.json of more than 1 MB',
    ],
    [
      'a bomb that says it is small',
      withEntry(
        zipSync({ 'config.json': new Uint8Array(50 * limit) }, { level: 1 }),
        'config.json',
        (view, at) => view.setUint32(at + 24, 100, true),
      ),
      'is damaged: its config.json is not what it was',
    ],
    ['more entries than any model', manyEntries(10_001), 'has more than 10,000 entries'],
  ])('refuses an archive with %s', (_what, bytes, what) => {
    expect(extract(bytes, 'config.json', limit)).toEqual({ ok: false, what });
  });

  it('never throws, wherever an archive is cut or damaged, and never gives other bytes', () => {
    for (let length = 0; length < archive.length; length++) {
      expect(extract(archive.subarray(0, length), 'config.json', limit).ok).toBe(false);
      for (const flip of [0x01, 0xff]) {
        const damaged = archive.slice();
        damaged[length] = (damaged[length] ?? 0) ^ flip;
        const result = extract(damaged, 'config.json', limit);
        if (result.ok) expect(result.bytes).toEqual(content);
      }
    }
  });
});

describe('a .keras', () => {
  it('is read without its weights, which is said', () => {
    const config = JSON.stringify({ class_name: 'Sequential', config: { name: 'tiny', layers: [] } });
    expect(
      importModel(zipSync({ 'config.json': strToU8(config), 'model.weights.h5': new Uint8Array(9) }), 'f'),
    ).toMatchObject({
      ok: true,
      document: { name: 'tiny' },
      report: [{ message: 'The weights in the archive are not read: Netwright takes the network alone.' }],
    });
  });
});

function withComment(source: Uint8Array, comment: string): Uint8Array {
  const bytes = Uint8Array.from([...source, ...strToU8(comment)]);
  new DataView(bytes.buffer).setUint16(source.length - 2, comment.length, true);
  return bytes;
}

function manyEntries(count: number): Uint8Array {
  return zipSync(
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}`, new Uint8Array()])),
    { level: 0 },
  );
}
