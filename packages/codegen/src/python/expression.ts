import { type NumberWords, numberText } from '../text/numbers.js';
import type { Origin } from '../text/writer.js';
import { stringLiteral } from './escape.js';

/** The few forms of Python that models and recipes need. */
export type Expression =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'call'; readonly callee: Expression; readonly args: readonly Argument[] }
  | { readonly type: 'collection'; readonly open: '[' | '(' | '{'; readonly items: readonly Argument[] };

/** An argument of a call or an item of a collection. */
export interface Argument {
  /** `units=` before the value, or `"key": ` in a dictionary. */
  readonly prefix?: string;
  readonly value: Expression;
  readonly origin?: Origin;
}

export const closing = { '[': ']', '(': ')', '{': '}' } as const;

export function text(content: string): Expression {
  return { type: 'text', text: content };
}

export function call(callee: Expression | string, args: readonly Argument[]): Expression {
  return { type: 'call', callee: typeof callee === 'string' ? text(callee) : callee, args };
}

export function keyword(name: string, value: Expression, origin?: Origin): Argument {
  return { prefix: `${name}=`, value, ...(origin ? { origin } : {}) };
}

export function list(items: readonly Expression[]): Expression {
  return { type: 'collection', open: '[', items: items.map((value) => ({ value })) };
}

const words: NumberWords = {
  notANumber: 'float("nan")',
  infinity: 'float("inf")',
  minusInfinity: '-float("inf")',
  minusZero: '-0.0',
};

/** Plain data as Python writes it: None, True, tuples for lists, dictionaries for objects. What has no form in Python is None. */
export function literal(value: unknown): Expression {
  if (typeof value === 'number') return text(numberText(value, words));
  if (typeof value === 'string') return text(stringLiteral(value));
  if (typeof value === 'boolean') return text(value ? 'True' : 'False');
  if (Array.isArray(value))
    return { type: 'collection', open: '(', items: value.map((item) => ({ value: literal(item) })) };
  if (typeof value === 'object' && value !== null) {
    const items = Object.entries(value).map(([key, item]) => ({
      prefix: `${stringLiteral(key)}: `,
      value: literal(item),
    }));
    return { type: 'collection', open: '{', items };
  }
  return text('None');
}
