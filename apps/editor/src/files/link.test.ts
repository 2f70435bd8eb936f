import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { linkHash, readLinkHash } from './link.js';
import { sizeLimit } from './size-limit.js';

describe('a link', () => {
  it('carries the text of a document, whatever is in it', () => {
    const text = JSON.stringify({ name: 'Größe “”   😀', list: Array.from({ length: 500 }, (_, i) => i) });
    const hash = linkHash(text);
    expect(hash).toMatch(/^#net=[A-Za-z0-9_-]+$/);
    expect(readLinkHash(hash)).toEqual({ ok: true, text });
  });

  it('is not every hash', () =>
    expect([readLinkHash(''), readLinkHash('#layers')]).toEqual([undefined, undefined]));

  it.each([
    ['cut off', (hash: string) => hash.slice(0, hash.length / 2)],
    ['no base64', () => '#net=***'],
    ['no deflate', () => '#net=AAAA____'],
    ['empty', () => '#net='],
  ])('that is %s says so', (_, damage) => {
    const hash = linkHash(
      '{"name":"a network of some length, so that half of it is no document"}'.repeat(20),
    );
    expect(readLinkHash(damage(hash))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('damaged'),
    });
  });

  it('that swells beyond the limit is refused on the way', () => {
    const packed = Array.from(deflateSync(new Uint8Array(3 * sizeLimit)), (byte) =>
      String.fromCharCode(byte),
    ).join('');
    const bomb = btoa(packed).replaceAll('+', '-').replaceAll('/', '_');
    expect(bomb.length).toBeLessThan(sizeLimit / 100);
    expect(readLinkHash(`#net=${bomb}`)).toMatchObject({ ok: false });
  });
});
