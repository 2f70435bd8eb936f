import { unzipSync } from 'fflate';
import { DataError, type DataFiles } from './files.js';

/** An array of numbers as numpy keeps it. */
export interface NumpyArray {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** The arrays of an .npz file by their names. Pickled objects, which could run code in Python, are refused. */
export async function readNpz(files: DataFiles): Promise<ReadonlyMap<string, NumpyArray>> {
  const name = files.names.find((each) => each.endsWith('.npz'));
  if (name === undefined) throw new DataError('The data has to be one .npz file, as numpy.savez writes it.');
  const bytes = await files.read(name);
  let entries: ReturnType<typeof unzipSync>;
  try {
    entries = unzipSync(bytes, { filter: ({ name: entry }) => entry.endsWith('.npy') });
  } catch {
    throw new DataError(`${name} is not an .npz file, or damaged.`);
  }
  return new Map(
    Object.entries(entries).map(([entry, content]) => {
      const array = entry.replace(/\.npy$/, '');
      return [array, readNpy(content, array)];
    }),
  );
}

type Reader = (view: DataView, offset: number) => number;

/** How numpy's types are read: bytes of a number, whether it is whole, and the number. */
const types: ReadonlyMap<string, readonly [size: number, whole: boolean, read: Reader]> = new Map<
  string,
  readonly [number, boolean, Reader]
>([
  ['<f4', [4, false, (view, at) => view.getFloat32(at, true)]],
  ['<f8', [8, false, (view, at) => view.getFloat64(at, true)]],
  ['|u1', [1, true, (view, at) => view.getUint8(at)]],
  ['|i1', [1, true, (view, at) => view.getInt8(at)]],
  ['|b1', [1, true, (view, at) => view.getUint8(at)]],
  ['<u2', [2, true, (view, at) => view.getUint16(at, true)]],
  ['<i2', [2, true, (view, at) => view.getInt16(at, true)]],
  ['<u4', [4, true, (view, at) => view.getUint32(at, true)]],
  ['<i4', [4, true, (view, at) => view.getInt32(at, true)]],
  ['<u8', [8, true, (view, at) => Number(view.getBigUint64(at, true))]],
  ['<i8', [8, true, (view, at) => Number(view.getBigInt64(at, true))]],
]);

/** Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
function readNpy(bytes: Uint8Array, name: string): NumpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, 6));
  if (bytes.length < 12 || magic !== '\u0093NUMPY') throw new DataError(`${name} is not an array of numpy.`);
  const wide = view.getUint8(6) > 1;
  const start = wide ? 12 : 10;
  const end = start + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = new TextDecoder('latin1').decode(bytes.subarray(start, end));
  const said = /'descr': '([^']+)', 'fortran_order': (True|False), 'shape': \(([\d, ]*)\)/.exec(header);
  const type = types.get(said?.[1] ?? '');
  if (!said || !type || said[2] === 'True')
    throw new DataError(
      `${name} has to hold plain numbers in C order, not ${said?.[2] === 'True' ? 'Fortran order' : (said?.[1] ?? 'objects')}.`,
    );
  const shape = (said[3] ?? '').split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
  const count = shape.reduce((product, length) => product * length, 1);
  const [size, whole, read] = type;
  if (!Number.isSafeInteger(count) || bytes.length - end !== count * size)
    throw new DataError(`${name} is cut off, or longer than it says.`);
  const values = whole ? new Int32Array(count) : new Float32Array(count);
  for (let index = 0; index < count; index++) values[index] = read(view, end + index * size);
  return { shape, values };
}
