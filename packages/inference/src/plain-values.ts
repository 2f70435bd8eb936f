/** Parameters as a document holds them. */
export type Raw = { readonly [name: string]: unknown };

const deepest = 4;

/**
 * A number that plain values of the same content and order have in common, made without making anything; undefined
 * where they are nested more deeply than parameters are.
 */
export function fingerprint(value: unknown, depth = 0): number | undefined {
  switch (typeof value) {
    case 'number':
      return mixed(1, Math.trunc(value) | 0, ((value % 1) * 0x40000000) | 0);
    case 'string':
      return textPrint(value);
    case 'boolean':
      return value ? 3 : 5;
    case 'object':
      break;
    default:
      return 7;
  }
  if (value === null) return 11;
  if (depth === deepest) return undefined;
  let print = 13;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const item = fingerprint(value[at], depth + 1);
      if (item === undefined) return undefined;
      print = mixed(print, item, at);
    }
    return print;
  }
  for (const name in value) {
    const item = fingerprint((value as Raw)[name], depth + 1);
    if (item === undefined) return undefined;
    print = mixed(print, item, textPrint(name));
  }
  return print;
}

/** Of a text its length and three of its characters: what is alike in these and differs is told apart by comparing. */
function textPrint(text: string): number {
  const { length } = text;
  if (length === 0) return 17;
  return mixed(text.charCodeAt(0), text.charCodeAt(length >> 1), text.charCodeAt(length - 1)) + length;
}

function mixed(a: number, b: number, c: number): number {
  return (Math.imul(Math.imul(a, 31) + b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b)) | 0;
}

/** True for values of the same content, names in the same order. */
export function samePlain(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let at = 0; at < a.length; at++) if (!samePlain(a[at], b[at])) return false;
    return true;
  }
  const [left, right] = [Object.keys(a), Object.keys(b)];
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) {
    const name = left[at] as string;
    if (name !== right[at] || !samePlain((a as Raw)[name], (b as Raw)[name])) return false;
  }
  return true;
}

/** A copy that nobody can change. */
export function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as T;
  // Defined, not assigned: a file may call a parameter `__proto__`.
  return Object.freeze(
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, frozenCopy(each)])),
  ) as T;
}
