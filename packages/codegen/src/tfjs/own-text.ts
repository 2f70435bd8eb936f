import { ownSources } from './own-sources.generated.js';

const byName = new Map(ownSources.map((source) => [source.name, source]));

/** `src/layers.ts`: our own layers of these names with what they need, and nothing else; empty where there is none. */
export function ownText(names: readonly string[]): string {
  if (names.length === 0) return '';
  const needed = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...(byName.get(name)?.needs ?? []));
  }
  const texts = ownSources.filter(({ name }) => needed.has(name)).map(({ text }) => text);
  return `import * as tf from '@tensorflow/tfjs';\n\n${texts.join('\n\n')}\n`;
}
