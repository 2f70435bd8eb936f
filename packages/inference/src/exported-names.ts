import type { Analysis } from './analysis.js';

/**
 * Whether Keras builds, trains, saves and loads a layer of that name on every backend: TensorFlow trains only names
 * made of these, tried with Keras 3.15.1; they may begin with any of them.
 */
export function isSafeName(name: string): boolean {
  return /^[A-Za-z0-9_.-]+$/.test(name);
}

/** A name that Keras takes, as near to the one given as can be. */
function madeSafe(name: string, fallback: string): string {
  const safe = name
    .slice(0, 120)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return safe === '' ? fallback : safe;
}

const cache = new WeakMap<Analysis['flat'], ReadonlyMap<string, string>>();

/**
 * The names under which the layers are exported, by node id of the flat graph. A name that Keras takes and that only one layer has is
 * kept to the letter; any other is made safe and unique. Does not depend on the order of the document. A node that
 * shares the layer of another has that one's name.
 */
export function exportedNames({ flat, expansion }: Analysis): ReadonlyMap<string, string> {
  const known = cache.get(flat);
  if (known) return known;
  const { nodes, unused } = flat;
  const names = new Map<string, string>();
  const taken = new Set<string>();
  // Whoever is part of the model comes before who is not, what is drawn further out before what is inside blocks; then the
  // id decides, which never changes.
  const depth = (id: string) => (expansion ? id.split(expansion.divider).length : 1);
  const ids = [...nodes.keys()].filter((id) => nodes.get(id)?.shares === undefined);
  ids.sort(
    (a, b) => Number(unused.has(a)) - Number(unused.has(b)) || depth(a) - depth(b) || (a < b ? -1 : 1),
  );
  const rest: string[] = [];
  for (const id of ids) {
    const name = nodes.get(id)?.node.name as string;
    if (isSafeName(name) && !taken.has(name)) {
      names.set(id, name);
      taken.add(name);
    } else rest.push(id);
  }
  const next = new Map<string, number>();
  for (const id of rest) {
    const node = nodes.get(id);
    const base = madeSafe(node?.node.name ?? '', madeSafe(node?.definition?.aliases[0] ?? 'layer', 'layer'));
    let name = base;
    let number = next.get(base) ?? 1;
    for (; taken.has(name); number++) name = `${base}_${number}`;
    next.set(base, number);
    names.set(id, name);
    taken.add(name);
  }
  for (const [id, { shares }] of nodes) {
    const name = shares === undefined ? undefined : names.get(shares);
    if (name !== undefined) names.set(id, name);
  }
  cache.set(flat, names);
  return names;
}
