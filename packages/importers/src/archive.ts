import { Inflate } from 'fflate';
import { crc32 } from './crc32.js';

/** One file of a zip archive, as the archive's directory describes it. */
interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

export type Extracted =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly names: readonly string[] }
  /** `what` ends a sentence that begins with the name of the archive: "is a zip archive that ...". */
  | { readonly ok: false; readonly what: string };

/** A .keras has three entries or four. */
const mostEntries = 10_000;
const signature = { end: 0x06054b50, entry: 0x02014b50, file: 0x04034b50 } as const;
const encrypted = 1;
const stored = 0;
const deflated = 8;

/**
 * Takes one file out of a zip archive, by its exact name; every other is left alone, whatever its name says. Neither
 * the declared nor the real size may exceed `limit`, and what comes out has to be what went in.
 */
export function extract(archive: Uint8Array, wanted: string, limit: number): Extracted {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const entries = directory(archive, view);
  if (!entries) return no('is damaged or cut off');
  if (entries === 'too-many') return no('has more than 10,000 entries');
  const found = entries.filter(({ name }) => name === wanted);
  const [entry, another] = found;
  const names = entries.map(({ name }) => name);
  if (!entry) return no(missing(names, wanted));
  if (another) return no(`has two entries called ${wanted}`);
  if (entry.flags & encrypted) return no('is encrypted');
  if (entry.method !== stored && entry.method !== deflated) return no('is packed in a way that is not read');
  if (entry.size > limit) return no(`holds a ${wanted} of more than ${Math.floor(limit / 1024 / 1024)} MB`);
  const packed = contents(archive, view, entry);
  if (!packed) return no('is damaged or cut off');
  const bytes = entry.method === stored ? packed : inflate(packed, entry.size);
  if (!bytes || bytes.length !== entry.size || crc32(bytes) !== entry.checksum) {
    return no(`is damaged: its ${wanted} is not what it was`);
  }
  return { ok: true, bytes, names };
}

function no(what: string): Extracted {
  return { ok: false, what };
}

/** What an archive is that is not the wanted one. */
function missing(names: readonly string[], wanted: string): string {
  if (names.length === 0) return 'is empty';
  if (names.every((name) => name.endsWith('.npy'))) return 'holds NumPy arrays (.npz), no network';
  if (names.some((name) => /(^|\/)saved_model\.pb$/.test(name)))
    return 'holds a SavedModel, which is not read';
  return `has no ${wanted}, as a .keras has`;
}

/** The entries as the directory at the end lists them; undefined where there is none that makes sense. */
function directory(archive: Uint8Array, view: DataView): readonly Entry[] | 'too-many' | undefined {
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) return 'too-many';
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== signature.entry) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      name: new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength)),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The record at the very end, behind which only a comment of at most 65,535 bytes may stand. */
function findEnd(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at--) {
    if (view.getUint32(at, true) === signature.end) return at;
  }
  return undefined;
}

/** The packed bytes of an entry, which stand behind a header of their own. */
function contents(
  archive: Uint8Array,
  view: DataView,
  { offset, packedSize }: Entry,
): Uint8Array | undefined {
  if (offset + 30 > archive.length || view.getUint32(offset, true) !== signature.file) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packedSize <= archive.length ? archive.subarray(start, start + packedSize) : undefined;
}

/** Unpacks, and gives up as soon as more comes out than was declared. */
function inflate(packed: Uint8Array, declared: number): Uint8Array | undefined {
  const bytes = new Uint8Array(declared);
  let size = 0;
  try {
    const stream = new Inflate((part) => {
      // Past the end this throws, which ends the work.
      bytes.set(part, size);
      size += part.length;
    });
    const step = 1 << 13;
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    return undefined;
  }
  return size === declared ? bytes : undefined;
}
