import { catalog } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { paletteGroups } from './categories.js';

describe('paletteGroups', () => {
  it('shows every kind once, where nothing is searched', () => {
    const shown = paletteGroups('').flatMap(({ kinds }) => kinds);
    expect(new Set(shown)).toEqual(new Set(catalog));
    expect(shown).toHaveLength(catalog.length);
  });

  it.each([
    ['conv', 'Conv2D'],
    ['SLIDES', 'Conv2D'],
    ['fully connected', 'Dense'],
    ['normalisation', 'BatchNormalization'],
    ['skip', 'Add'],
  ])('finds by "%s" %s', (search, kind) => {
    expect(paletteGroups(search).flatMap(({ kinds }) => kinds.map((one) => one.kind))).toContain(kind);
  });

  it('finds nothing for what nobody calls a layer', () => {
    expect(paletteGroups('xyzzy')).toEqual([]);
  });
});
