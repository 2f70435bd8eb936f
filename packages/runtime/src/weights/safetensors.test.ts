import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors.js';

const arrays = [
  { name: 'conv1/kernel', shape: [2, 3], values: Float32Array.of(1, -2, 3.5, 0, 1e-7, 4) },
  { name: 'conv1/bias', shape: [], values: Float32Array.of(7) },
  { name: '__proto__', shape: [0], values: new Float32Array(0) },
];

/** A file with that header and so many bytes of numbers. */
function file(header: string, bytes: number): Uint8Array {
  const text = new TextEncoder().encode(header);
  const whole = new Uint8Array(8 + text.length + bytes);
  new DataView(whole.buffer).setBigUint64(0, BigInt(text.length), true);
  whole.set(text, 8);
  return whole;
}

describe('a file of weights', () => {
  it('comes back as it was written', () => {
    const read = readSafetensors(writeSafetensors(arrays.slice(0, 2)));
    expect([...read.values()]).toEqual(arrays.slice(0, 2));
  });

  it('may have any names', () => {
    const header = '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    expect([...readSafetensors(file(header, 4)).keys()]).toEqual(['__proto__']);
  });

  it.each([
    ['F16', [0x00, 0x3c, 0x00, 0xc0, 0xff, 0x7b, 0x01, 0x00], [1, -2, 65504, 2 ** -24]],
    ['BF16', [0x80, 0x3f, 0x00, 0xc0], [1, -2]],
    ['F64', [0, 0, 0, 0, 0, 0, 0xf0, 0x3f], [1]],
    ['I64', [5, 0, 0, 0, 0, 0, 0, 0], [5]],
  ])('may hold numbers of the type %s', (dtype, bytes, expected) => {
    const header = JSON.stringify({
      x: { dtype, shape: [expected.length], data_offsets: [0, bytes.length] },
      __metadata__: { format: 'np' },
    });
    const whole = file(header, bytes.length);
    whole.set(bytes, whole.length - bytes.length);
    expect([...(readSafetensors(whole).get('x')?.values ?? [])]).toEqual(expected);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'no .safetensors file'],
    ['text', new TextEncoder().encode('import keras\nprint(keras)\n'), 'no .safetensors file'],
    ['a header that is no JSON', file('{"a":', 0), 'cannot be read'],
    ['a header that is a list', file('[]', 0), 'cannot be read'],
    ['an entry that is null', file('{"a":null}', 0), 'type undefined'],
    ['a type of no weights', file('{"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}', 1), 'type BOOL'],
    [
      'numbers that are cut off',
      file('{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}', 8),
      'cut off',
    ],
    ['a shape that lies', file('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', 4), 'cut off'],
    [
      'a negative size',
      file('{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,-4]}}', 4),
      'cannot be read',
    ],
    ['a giant', file('{"a":{"dtype":"F32","shape":[1e9,1e9],"data_offsets":[0,4]}}', 4), 'cut off'],
  ])('says what is wrong with %s', (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(message);
  });
});
