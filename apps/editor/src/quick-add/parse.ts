import type { Value } from '@netwright/graph';
import type { LayerDefinition } from '@netwright/layers';
import { findKinds, type KindMatch } from './find-kinds.js';
import { type ReadWords, readWords } from './read-words.js';

export interface QuickAddLine extends ReadWords {
  readonly definition: LayerDefinition;
  readonly params: { readonly [param: string]: Value };
  /** Said before a colon: `c1: conv 6 5x5`. */
  readonly name: string | undefined;
}

export interface Parsed {
  /** What the line says, if it names a kind. */
  readonly line: QuickAddLine | undefined;
  /** The kinds that its first words could mean, the best first. */
  readonly kinds: readonly KindMatch[];
}

/**
 * Reads a line such as `conv 64 3x3 s2 same relu` or `c1: pool 2`. Everything follows from the catalogue: names and
 * aliases of the kinds, and their fields.
 *
 * @param chosen the kind that was picked from the list, where the words leave a choice
 * @param suits whether a kind takes what it would be wired to
 */
export function parseLine(
  text: string,
  chosen?: LayerDefinition,
  suits?: (definition: LayerDefinition) => boolean,
): Parsed {
  const [, named, rest = text] = /^\s*([\w./-]+)\s*:\s*(.*)$/s.exec(text) ?? [];
  const words = rest
    .replace(/\s*[·,]\s*/g, ' ')
    .replace(/(\d)\s*[×]\s*(?=\d)/g, '$1x')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const kinds = findKinds(
    words.map((word) => word.toLowerCase()),
    suits,
  );
  const match = kinds.find(({ definition }) => definition === chosen) ?? kinds[0];
  if (!match) return { line: undefined, kinds: [] };
  return { line: lineOf(match, words, named), kinds };
}

function lineOf(
  { definition, words: taken }: KindMatch,
  words: readonly string[],
  name: string | undefined,
): QuickAddLine {
  const read = readWords(definition, words.slice(taken));
  return {
    ...read,
    definition,
    name,
    params: Object.fromEntries(read.understood.map(({ param, value }) => [param, value])),
  };
}
