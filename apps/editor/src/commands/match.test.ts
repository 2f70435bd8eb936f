import { describe, expect, it } from 'vitest';
import { matchScore } from './match.js';

describe('matchScore', () => {
  it.each([
    ['tidy', 'Tidy the drawing', '', true],
    ['draw ti', 'Tidy the drawing', '', true],
    ['lay', 'Tidy the drawing', 'layout', true],
    ['raw', 'Tidy the drawing', '', true],
    ['tidx', 'Tidy the drawing', 'layout', false],
    ['', 'Tidy the drawing', '', true],
  ])('"%s" in "%s": %s', (query, text, also, fits) => {
    expect(matchScore(query, text, also) !== undefined).toBe(fits);
  });

  it('prefers the first word to a later one, and the title to other words', () => {
    const first = matchScore('un', 'Undo') ?? 0;
    const later = matchScore('un', 'Redo the undone') ?? 0;
    const other = matchScore('un', 'Redo', 'undone') ?? 0;
    expect(first).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(other);
  });
});
