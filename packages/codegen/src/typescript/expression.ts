import { type NumberWords, numberText } from '../text/numbers.js';
import { escapeCode, shorthands } from '../text/plain-text.js';
import type { Origin } from '../text/writer.js';

/** The few forms of TypeScript that models and recipes need. */
export type Expression =
  /** `value` is what a literal means. */
  | { readonly type: 'text'; readonly text: string; readonly value?: null | boolean | number | string }
  /** `callee` has the word `new` before a class. */
  | { readonly type: 'call'; readonly callee: string; readonly args: readonly Expression[] }
  /** `() => body` */
  | { readonly type: 'lambda'; readonly body: Expression }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | { readonly type: 'object'; readonly properties: readonly Property[] };

export interface Property {
  readonly name: string;
  readonly value: Expression;
  readonly origin?: Origin;
}

export function text(content: string): Expression {
  return { type: 'text', text: content };
}

export function call(callee: string, ...args: readonly Expression[]): Expression {
  return { type: 'call', callee, args };
}

export function lambda(body: Expression): Expression {
  return { type: 'lambda', body };
}

export function list(items: readonly Expression[]): Expression {
  return { type: 'list', items };
}

export function object(properties: readonly Property[]): Expression {
  return { type: 'object', properties };
}

/** Plain data as TypeScript writes it. What has no form is null. */
export function literal(value: unknown): Expression {
  if (typeof value === 'number') return { type: 'text', text: numberText(value, words), value };
  if (typeof value === 'string') return { type: 'text', text: stringLiteral(value), value };
  if (typeof value === 'boolean') return { type: 'text', text: String(value), value };
  if (Array.isArray(value)) return list(value.map(literal));
  if (typeof value === 'object' && value !== null)
    return object(Object.entries(value).map(([name, item]) => ({ name, value: literal(item) })));
  return { type: 'text', text: 'null', value: null };
}

const words: NumberWords = {
  notANumber: 'Number.NaN',
  infinity: 'Number.POSITIVE_INFINITY',
  minusInfinity: 'Number.NEGATIVE_INFINITY',
  minusZero: '-0',
};

/** A string literal that means exactly that text, in plain ASCII; in the quotes that need fewer escapes. */
export function stringLiteral(content: string): string {
  const count = (quote: string) => content.split(quote).length - 1;
  const quote = count("'") > count('"') ? '"' : "'";
  let inside = '';
  for (const character of content) {
    if (character === quote) inside += `\\${character}`;
    else if (shorthands.has(character)) inside += shorthands.get(character);
    else if (character >= ' ' && character <= '~') inside += character;
    else inside += character.length > 1 ? `\\u{${hex(character)}}` : escapeCode(character);
  }
  return `${quote}${inside}${quote}`;
}

function hex(character: string): string {
  return (character.codePointAt(0) as number).toString(16);
}

const plainKey = /^[A-Za-z_$][\w$]*$/;

/** A name as the key of an object. */
export function key(name: string): string {
  return plainKey.test(name) ? name : stringLiteral(name);
}
