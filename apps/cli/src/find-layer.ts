import { type Analysis, exportedNames, originOf } from '@netwright/inference';
import { Stop } from './terminal.js';

interface Known {
  readonly id: string;
  /** The names from the root: `stem/conv1`. */
  readonly path: string;
  /** Whatever else it goes by: the name on its card, the exported one, its id. */
  readonly names: readonly string[];
}

/**
 * The id of the layer that somebody means: by its path, by its name where no other has it, by its exported name or by
 * its id; capitals do not matter where nothing else has that name.
 */
export function findLayer(analysis: Analysis, wanted: string, file: string): string {
  const names = exportedNames(analysis);
  const known = [...analysis.flat.nodes].map(([id, { node }]): Known => {
    const path = originOf(analysis, id)?.path ?? node.name;
    return { id, path, names: [node.name, names.get(id) ?? id, id] };
  });
  if (known.length === 0) throw new Stop(`${file} has no layers.`);
  const lower = wanted.toLowerCase();
  const found =
    known.filter(({ path }) => path === wanted)[0] ??
    only(known, (name) => name === wanted, wanted, file) ??
    only(known, (name) => name.toLowerCase() === lower, wanted, file);
  if (found) return found.id;
  const paths = known.map(({ path }) => path);
  throw new Stop(`${file} has no layer ${quoted(wanted)}.${suggestion(wanted, paths)}`);
}

/** The one that goes by such a name; where there are several, that is said, with their paths. */
function only(
  known: readonly Known[],
  fits: (name: string) => boolean,
  wanted: string,
  file: string,
): Known | undefined {
  const found = known.filter(({ path, names }) => fits(path) || names.some(fits));
  if (found.length <= 1) return found[0];
  const paths = found.slice(0, 3).map(({ path }) => quoted(path));
  throw new Stop(
    `${file} has ${found.length} layers called ${quoted(wanted)}: ${paths.join(', ')}${found.length > 3 ? ' and others' : ''}. Say which by its path.`,
  );
}

/** What a person may have meant, or else all that there is. */
function suggestion(wanted: string, paths: readonly string[]): string {
  const close = closest(wanted, paths);
  if (close.length > 0) return ` Did you mean ${close.map(quoted).join(' or ')}?`;
  const shown = paths.slice(0, 12).map(quoted).join(', ');
  return ` It has ${shown}${paths.length > 12 ? ` and ${paths.length - 12} others` : ''}.`;
}

/** Up to three names that are nearly the same, or that one is part of, the nearest first. */
function closest(wanted: string, names: readonly string[]): readonly string[] {
  const lower = wanted.toLowerCase().slice(0, 200);
  return names
    .map((name) => {
      const own = name.toLowerCase().slice(0, 200);
      const part = lower.length > 1 && (own.includes(lower) || (own.length > 1 && lower.includes(own)));
      return { name, far: part ? 1 : distance(lower, own), near: Math.ceil(lower.length / 3) };
    })
    .filter(({ far, near }) => far <= near)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A name in a sentence: one of ten thousand characters is not said whole. */
function quoted(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 59)}…` : name);
}
