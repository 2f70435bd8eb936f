import { catalog, readParams } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { startingParams } from './starting-params.js';

describe('startingParams', () => {
  it.each(catalog.map((definition) => [definition.kind, definition] as const))(
    '%s can be put on the board as it is',
    (_, definition) => {
      expect(readParams(definition.params, startingParams(definition)).problems).toEqual([]);
    },
  );

  it('keeps what was given', () => {
    const dense = catalog.find((definition) => definition.aliases.includes('dense'));
    expect(dense && startingParams(dense, { units: 10 })).toEqual({ units: 10 });
  });
});
