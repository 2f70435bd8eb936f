import type { NetDocument } from './document.js';

/** What fits into a line of that many characters is written into one. */
const lineWidth = 140;

/** What a part of a document is: it decides how the part is laid out, and what its parts are. */
type Role = 'document' | 'blocks' | 'block' | 'graph' | 'list' | 'item' | 'value';

/** Parts of the document's own structure; all else is a value, written as it stands. */
const parts: { readonly [R in Role]?: ReadonlyMap<string, Role> } = {
  document: new Map<string, Role>([
    ['graph', 'graph'],
    ['blocks', 'blocks'],
    ['parameters', 'list'],
  ]),
  block: new Map<string, Role>([
    ['graph', 'graph'],
    ['parameters', 'list'],
  ]),
  graph: new Map<string, Role>([
    ['nodes', 'list'],
    ['edges', 'list'],
    ['outputs', 'list'],
  ]),
};

const first: readonly string[] = [
  'format',
  'version',
  'id',
  'name',
  'description',
  'kind',
  'block',
  'params',
  'call',
  'args',
  'parameters',
];
const last: readonly string[] = [
  'nodes',
  'edges',
  'inputs',
  'outputs',
  'graph',
  'blocks',
  'training',
  'position',
  'aside',
];

/**
 * The text of a document: the same for the same document, with one line for a layer and one for a wire where they fit,
 * so that a change of one shows as a change of one line. Ends with a line break.
 */
export function writeDocument(document: NetDocument): string {
  return `${written(document, 'document', '', 0).replace(misleading, escaped)}\n`;
}

/** Line separators and marks of direction in a name would make the file look like another one. JSON lets them be escaped. */
const misleading = /[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

/** @param taken characters of the line that are used already */
function written(value: unknown, role: Role, indent: string, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (role === 'item' || role === 'value') {
    const flat = inLine(value, role, lineWidth - indent.length - taken);
    if (flat !== undefined) return flat;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const each: Role = role === 'blocks' ? 'block' : role === 'list' ? 'item' : 'value';
    return `[\n${value.map((item) => inner + written(item, each, inner, 1)).join(',\n')}\n${indent}]`;
  }
  const entries = entriesOf(value, role);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + written(item, parts[role]?.get(key) ?? 'value', inner, name.length + 1);
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** The properties that are there: those of the document's own objects in a fixed order, those of a value in theirs. */
function entriesOf(value: object, role: Role): (readonly [string, unknown])[] {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return role === 'value' ? entries : entries.sort(([a], [b]) => rank(a) - rank(b));
}

function rank(key: string): number {
  const early = first.indexOf(key);
  if (early >= 0) return early - first.length;
  return last.indexOf(key) + 1;
}

/** The value in one line, or undefined where that is longer than there is room. */
function inLine(value: unknown, role: Role, room: number): string | undefined {
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value) ?? 'null';
    return text.length <= room ? text : undefined;
  }
  const list = Array.isArray(value);
  const entries: readonly (readonly [string, unknown])[] = list
    ? value.map((item) => ['', item] as const)
    : entriesOf(value, role);
  if (entries.length === 0) return list ? '[]' : '{}';
  // Each item brings a comma and a blank, of which the last has none.
  let left = room - (list ? 2 : 4) + 2;
  const texts: string[] = [];
  for (const [key, item] of entries) {
    const name = list ? '' : `${JSON.stringify(key)}: `;
    const text = inLine(item, 'value', left - name.length - 2);
    if (text === undefined) return undefined;
    texts.push(name + text);
    left -= name.length + text.length + 2;
  }
  return list ? `[${texts.join(', ')}]` : `{ ${texts.join(', ')} }`;
}
