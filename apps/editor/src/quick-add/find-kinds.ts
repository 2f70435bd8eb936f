import { catalog, type LayerDefinition } from '@netwright/layers';

/** A kind that the first words could mean, with what is left after them. */
export interface KindMatch {
  readonly definition: LayerDefinition;
  /** How many words name it. */
  readonly words: number;
  /** Whether it was named outright, not only begun. */
  readonly exact: boolean;
}

/**
 * The kinds that some words begin with, the best first: those called exactly so before those whose name only begins
 * so, and among these the kinds for which it is the first thing people say.
 *
 * @param suits whether a kind takes what it would be wired to: of several with one name, that one is meant
 */
export function findKinds(
  words: readonly string[],
  suits: (definition: LayerDefinition) => boolean = () => true,
): readonly KindMatch[] {
  const found: (KindMatch & { readonly rank: number })[] = [];
  for (const [place, definition] of catalog.entries()) {
    const names = [...definition.aliases, definition.title, definition.kind];
    const unsuited = suits(definition) ? 0 : 40;
    let best: (KindMatch & { readonly rank: number }) | undefined;
    for (const [index, name] of names.entries()) {
      const match = fits(name.toLowerCase().split(/\s+/), words);
      if (!match) continue;
      const rank = (match.exact ? 0 : 1000) - 100 * match.words + 5 * index + unsuited + place / 1000;
      if (!best || rank < best.rank) best = { definition, ...match, rank };
    }
    if (best) found.push(best);
  }
  return found.sort((a, b) => a.rank - b.rank);
}

function fits(
  name: readonly string[],
  words: readonly string[],
): { words: number; exact: boolean } | undefined {
  if (words.length === 0) return undefined;
  for (const [index, part] of name.entries()) {
    const word = words[index];
    if (word === undefined) return { words: index, exact: false };
    if (word === part) continue;
    // A name that was only begun: its first word, or its last as far as it is typed.
    return part.startsWith(word) && (index === 0 || index === words.length - 1)
      ? { words: index + 1, exact: false }
      : undefined;
  }
  return { words: name.length, exact: true };
}
