import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { sizeLimit } from './size-limit.js';

const key = 'net=';

/** The part of a link after `#` that carries a document, compressed: nothing is sent to a server. */
export function linkHash(documentText: string): string {
  return `#${key}${toBase64Url(deflateSync(strToU8(documentText), { level: 9 }))}`;
}

export type LinkText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** The text that a link carries; undefined where it carries none. A link that swells beyond the limit is refused on the way. */
export function readLinkHash(hash: string): LinkText | undefined {
  const body = hash.replace(/^#/, '');
  if (!body.startsWith(key)) return undefined;
  try {
    return { ok: true, text: inflate(fromBase64Url(body.slice(key.length))) };
  } catch {
    return { ok: false, reason: 'The link is cut off or damaged: what it carries cannot be unpacked.' };
  }
}

function inflate(bytes: Uint8Array): string {
  const parts: Uint8Array[] = [];
  let size = 0;
  let finished = false;
  const stream = new Inflate((part, final) => {
    size += part.length;
    if (size > sizeLimit) throw new RangeError('too large');
    parts.push(part.slice());
    finished ||= final;
  });
  // Small pieces, so that a bomb is noticed before it has gone off.
  for (let at = 0; at < bytes.length; at += 4096)
    stream.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length);
  if (!finished) throw new RangeError('cut off');
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return strFromU8(all);
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
