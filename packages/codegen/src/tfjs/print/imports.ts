/** An import on one line, or one name on each where it would be too long. */
export function importOf(names: readonly string[], from: string): string {
  const sorted = [...names].sort((a, b) => compareNames(a.replace(/^type /, ''), b.replace(/^type /, '')));
  const flat = `import { ${sorted.join(', ')} } from '${from}';`;
  return `${flat.length <= 110 ? flat : `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';`}\n`;
}

/** As Biome sorts the names of an import: without regard to case first. */
function compareNames(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1;
}

/** Imports by the file that they are from, as Biome sorts them: its ending does not count. */
export function byPath(
  [a]: readonly [file: string, names: unknown],
  [b]: readonly [file: string, names: unknown],
): number {
  const [left, right] = [a.replace(/\.js$/, ''), b.replace(/\.js$/, '')];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `import { type A, type B }` is `import type { A, B }`. */
export function onlyTypes(line: string): string {
  const names = /\{([\s\S]*)\}/.exec(line)?.[1] ?? '';
  const all = names.split(',').filter((name) => name.trim() !== '');
  return all.every((name) => name.trim().startsWith('type '))
    ? line
        .replace('import {', 'import type {')
        .replace(/\btype (?=\w+[,\s])/g, (word, at: number) => (at < 12 ? word : ''))
    : line;
}
