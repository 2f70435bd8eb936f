/** Where a text stops being JSON, for people: both counted from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** What is wrong there, as the rest of a sentence. */
  readonly message: string;
}

const token =
  /[\t\n\r ]*(?:([{}[\],:])|("[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b))/uy;
const word = /[\t\n\r ]*([-+]?[A-Za-z_][\w.]*|.)?/suy;

/**
 * Finds the first fault of a text that JSON.parse refused. Engines word it differently and some do not say where, so
 * this looks itself; without recursion, since the text may be anything.
 */
export function findJsonFault(text: string): JsonFault {
  type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  const afterValue = (): Wanted => (open.length > 0 ? ', or end' : 'nothing');
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) return fault(text, at, wanted);
    const [, mark, string, literal] = match;
    const inside = open[open.length - 1];
    let next: Wanted | undefined;
    if (wanted === 'value' || wanted === 'value or ]') {
      if (string !== undefined || literal !== undefined) next = afterValue();
      else if (mark === '{') {
        open.push('{');
        next = 'key or }';
      } else if (mark === '[') {
        open.push('[');
        next = 'value or ]';
      } else if (mark === ']' && wanted === 'value or ]') {
        open.pop();
        next = afterValue();
      }
    } else if (wanted === 'key' || wanted === 'key or }') {
      if (string !== undefined) next = ':';
      else if (mark === '}' && wanted === 'key or }') {
        open.pop();
        next = afterValue();
      }
    } else if (wanted === ':') {
      if (mark === ':') next = 'value';
    } else if (wanted === ', or end') {
      if (mark === ',') next = inside === '{' ? 'key' : 'value';
      else if ((mark === '}' && inside === '{') || (mark === ']' && inside === '[')) {
        open.pop();
        next = afterValue();
      }
    }
    if (next === undefined) return fault(text, at, wanted);
    wanted = next;
    at = token.lastIndex;
  }
}

function fault(text: string, from: number, wanted: string): JsonFault {
  word.lastIndex = from;
  const found = word.exec(text)?.[1];
  const at = word.lastIndex - (found?.length ?? 0);
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', start)) {
    line++;
    start = next + 1;
  }
  return { line, column: at - start + 1, message: said(found, wanted, text[from - 1]) };
}

/** `before` is the last character of what was read. */
function said(found: string | undefined, wanted: string, before: string | undefined): string {
  if (found === undefined) return 'the text ends in the middle';
  if (/^[-+]?(NaN|Infinity)$/.test(found)) return `${found} is not a number that JSON knows`;
  if (found === '"') return 'a text in quotes does not end, or holds a line break';
  if (found === "'") return 'texts stand in double quotes';
  if (wanted === 'nothing') return `something follows the end: ${show(found)}`;
  if (wanted === 'key' || wanted === 'key or }')
    return found === '}' ? 'there is a comma too many' : `a name in quotes is missing before ${show(found)}`;
  if (wanted === ', or end') return `a comma or a bracket is missing before ${show(found)}`;
  if (wanted === ':') return `a colon is missing before ${show(found)}`;
  if (found === ',') return 'there is a comma too many';
  if (found === ']' || found === '}') {
    return before === ',' ? 'there is a comma too many' : `a value is missing before ${found}`;
  }
  return `${show(found)} is not a value`;
}

function show(found: string): string {
  return found.length > 20 ? `${found.slice(0, 20)}…` : found;
}
