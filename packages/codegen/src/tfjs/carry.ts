import { projectSources } from './project-sources.generated.js';

/** The files of the runtime that these need, with all that those need in turn; by their path under src/lib. */
export function carried(wanted: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = [...wanted];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    const text = projectSources.get(path);
    if (text === undefined) throw new Error(`There is no ${path} to carry.`);
    found.set(path, text);
    open.push(...neededBy(path, text));
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const known = new Map<string, readonly string[]>();

/** The files that a file imports; looked up once, since an editor asks at every change. */
function neededBy(path: string, text: string): readonly string[] {
  let needed = known.get(path);
  if (!needed) {
    needed = [...text.matchAll(/from '(\.\.?\/[^']+)\.js'/g)].map(([, relative = '']) =>
      resolve(path, relative),
    );
    known.set(path, needed);
  }
  return needed;
}

/** `training/train.ts` and `../data/files` give `data/files.ts`. */
function resolve(from: string, relative: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return `${parts.join('/')}.ts`;
}
