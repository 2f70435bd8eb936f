import { readFileSync } from 'node:fs';
import { palettes, type Theme } from '@netwright/drawing';
import { describe, expect, it } from 'vitest';

// The editor has its colours as CSS variables, a picture that stands alone as text: they are the same.
const css = readFileSync(new URL('../../apps/editor/src/styles/tokens.css', import.meta.url), 'utf8');

function tokens(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name = '', colour = '']) => [
      name,
      colour.toLowerCase(),
    ]),
  );
}

const blocks: { readonly [T in Theme]: string } = { light: ':root', dark: '[data-theme="dark"]' };

describe.each(Object.entries(blocks) as [Theme, string][])(
  'the colours of a picture, %s',
  (theme, selector) => {
    const inEditor = tokens(selector);
    const { category, ...plain } = palettes[theme];

    it.each(Object.entries(plain))('%s is the same in the editor', (name, colour) => {
      expect(inEditor.get(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))).toBe(colour);
    });

    it.each(Object.entries(category))('the category %s is the same in the editor', (name, { hue, tint }) => {
      expect([inEditor.get(name), inEditor.get(`${name}-tint`)]).toEqual([hue, tint]);
    });
  },
);
