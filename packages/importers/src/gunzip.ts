import { Gunzip } from 'fflate';
import { crc32 } from './crc32.js';

type Unpacked =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'too-large' | 'damaged' };

/** So much is unpacked at a time: of a few bytes a thousand times as many can come. */
const step = 1 << 13;

/** Unpacks gzip, and stops as soon as more comes out than `limit` bytes: a small file can hold a huge one. */
export function gunzip(packed: Uint8Array, limit: number): Unpacked {
  const parts: Uint8Array[] = [];
  /** Where each member of the file ends, packed and unpacked: a gzip file can be several behind one another. */
  const members: { readonly packed: number; readonly unpacked: number }[] = [];
  let size = 0;
  try {
    const stream = new Gunzip((part) => {
      size += part.length;
      if (size > limit) throw new RangeError('too large');
      parts.push(part);
    });
    stream.onmember = (offset) => members.push({ packed: offset, unpacked: size });
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    return { ok: false, reason: size > limit ? 'too-large' : 'damaged' };
  }
  const bytes = joined(parts, size);
  members.push({ packed: packed.length, unpacked: size });
  let from = 0;
  for (const { packed: end, unpacked } of members) {
    if (!isSound(packed, end, bytes.subarray(from, unpacked))) return { ok: false, reason: 'damaged' };
    from = unpacked;
  }
  return { ok: true, bytes };
}

/** A member ends with the checksum and the size of what was packed. The library does not look at them. */
function isSound(packed: Uint8Array, end: number, content: Uint8Array): boolean {
  if (end < 18) return false;
  const trailer = new DataView(packed.buffer, packed.byteOffset + end - 8, 8);
  return trailer.getUint32(0, true) === crc32(content) && trailer.getUint32(4, true) === content.length;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
