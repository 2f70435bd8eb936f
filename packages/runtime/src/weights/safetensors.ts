/** Numbers with a name and a shape, as they lie in a `.safetensors` file. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Something is wrong with a file of weights; the message says what. */
export class WeightsError extends Error {}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** How the types are read: bytes of a number, and the number at a place. */
const readers: ReadonlyMap<string, readonly [size: number, read: (view: DataView, at: number) => number]> =
  new Map<string, readonly [number, (view: DataView, at: number) => number]>([
    ['F32', [4, (view, at) => view.getFloat32(at, true)]],
    ['F64', [8, (view, at) => view.getFloat64(at, true)]],
    ['F16', [2, (view, at) => half(view.getUint16(at, true))]],
    ['BF16', [2, (view, at) => brain(view.getUint16(at, true))]],
    ['I32', [4, (view, at) => view.getInt32(at, true)]],
    ['U32', [4, (view, at) => view.getUint32(at, true)]],
    ['I64', [8, (view, at) => Number(view.getBigInt64(at, true))]],
  ]);

/** A header that is longer than this is no header of weights. */
const longestHeader = 100_000_000;

/**
 * The arrays of a `.safetensors` file by their names: eight bytes with the length of a JSON header, the header, and
 * the numbers. Source: https://github.com/huggingface/safetensors#format
 */
export function readSafetensors(bytes: Uint8Array): ReadonlyMap<string, NamedArray> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? -1 : Number(view.getBigUint64(0, true));
  if (length < 2 || length > longestHeader || 8 + length > bytes.length)
    throw new WeightsError('This is no .safetensors file, or it is cut off.');
  const start = 8 + length;
  const arrays = new Map<string, NamedArray>();
  for (const [name, said] of Object.entries(headerOf(bytes.subarray(8, start)))) {
    if (name === '__metadata__') continue;
    const entry = checkedEntry(name, said, bytes.length - start);
    const [size, read] = readers.get(entry.dtype) as NonNullable<ReturnType<typeof readers.get>>;
    const count = entry.shape.reduce((product, axis) => product * axis, 1);
    const values = new Float32Array(count);
    const from = start + entry.data_offsets[0];
    for (let index = 0; index < count; index++) values[index] = read(view, from + index * size);
    arrays.set(name, { name, shape: entry.shape, values });
  }
  return arrays;
}

function headerOf(bytes: Uint8Array): object {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) return header;
  } catch {
    // Said below.
  }
  throw new WeightsError('The header of this .safetensors file cannot be read.');
}

function checkedEntry(name: string, said: unknown, room: number): Entry {
  const entry = said as Partial<Entry> | null;
  const whole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  const { dtype, shape, data_offsets: offsets } = entry ?? {};
  const size = readers.get(String(dtype))?.[0];
  if (size === undefined)
    throw new WeightsError(`${name} has the type ${String(dtype)}, which holds no weights.`);
  if (!Array.isArray(shape) || !shape.every(whole) || !Array.isArray(offsets) || !offsets.every(whole))
    throw new WeightsError(`What the header says of ${name} cannot be read.`);
  const [from = 0, to = 0] = offsets;
  const bytes = shape.reduce((product, axis) => product * axis, size);
  if (to - from !== bytes || to > room) throw new WeightsError(`The numbers of ${name} are cut off.`);
  return { dtype: String(dtype), shape, data_offsets: [from, to] };
}

/** A number of 16 bits: a sign, five bits of exponent, ten of fraction. */
function half(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const four = new DataView(new ArrayBuffer(4));

/** The upper half of a number of 32 bits. */
function brain(bits: number): number {
  four.setUint32(0, bits << 16);
  return four.getFloat32(0);
}

/** A `.safetensors` file with these arrays, each of 32-bit numbers. */
export function writeSafetensors(arrays: readonly NamedArray[]): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const entries = arrays.map(({ name, shape, values }): [string, Entry] => {
    const from = offset;
    offset += 4 * values.length;
    return [name, { dtype: 'F32', shape, data_offsets: [from, offset] }];
  });
  const text = JSON.stringify(Object.fromEntries(entries));
  const header = new TextEncoder().encode(text);
  // The numbers begin at a multiple of eight, as readers like it.
  const padded = Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(8 + padded + offset);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(padded), true);
  bytes.fill(0x20, 8, 8 + padded);
  bytes.set(header, 8);
  let at = 8 + padded;
  for (const { values } of arrays)
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  return bytes;
}
