import { describe, expect, it } from 'vitest';
import { key, literal, stringLiteral } from './expression.js';

const textOf = (value: unknown) => {
  const expression = literal(value);
  return expression.type === 'text' ? expression.text : expression.type;
};

describe('numbers', () => {
  it.each<readonly [number, string]>([
    [0, '0'],
    [-0, '-0'],
    [3, '3'],
    [-2.5, '-2.5'],
    [0.001, '0.001'],
    [0.0001, '0.0001'],
    [1e-7, '1e-7'],
    [-1e-7, '-1e-7'],
    [1.001e-5, '1.001e-5'],
    [1 / 255, '1 / 255'],
    [-1 / 255, '1 / -255'],
    [1 / 127.5, '1 / 127.5'],
    [1e21, '1e21'],
    [1e308, '1e308'],
    [2 ** 53, '9007199254740992'],
    [0.1 + 0.2, '0.30000000000000004'],
    [Number.NaN, 'Number.NaN'],
    [Number.POSITIVE_INFINITY, 'Number.POSITIVE_INFINITY'],
    [Number.NEGATIVE_INFINITY, 'Number.NEGATIVE_INFINITY'],
  ])('%d is written %s', (value, text) => {
    expect(textOf(value)).toBe(text);
  });

  it('are read as what they were', () => {
    for (let exponent = -320; exponent < 308; exponent += 0.37) {
      for (const value of [10 ** exponent, -(10 ** exponent), 1 / Math.round(10 ** exponent)]) {
        if (!Number.isFinite(value)) continue;
        const [over, under = '1'] = textOf(value).split(' / ');
        expect(Number(over) / Number(under)).toBe(value);
      }
    }
  });
});

describe('strings', () => {
  it.each([
    ['', "''"],
    ['plain', "'plain'"],
    ["it's", '"it\'s"'],
    ['"quoted"', '\'"quoted"\''],
    [`'"`, `'\\'"'`],
    ['a\\b', "'a\\\\b'"],
    ['a\nb\r\tc', "'a\\nb\\r\\tc'"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to be one
    ['`${x}`', "'`${x}`'"],
    ['\0', "'\\x00'"],
    ['\u2028\u202e', "'\\u2028\\u202e'"],
    ['é', "'\\xe9'"],
    ['🎲', "'\\u{1f3b2}'"],
    ['\ud800', "'\\ud800'"],
  ])('%j is written %s', (content, text) => {
    expect(stringLiteral(content)).toBe(text);
  });

  it('are plain ASCII on one line, and are read as what they were', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    for (const content of [all, [...all].reverse().join(''), `${all}'`, `${all}""`]) {
      const text = stringLiteral(content);
      expect(text).toMatch(/^[ -~]+$/);
      expect(meaningOf(text)).toBe(content);
    }
  });
});

/** What a literal means, by the rules of the language. */
function meaningOf(text: string): string {
  const quote = text[0] as string;
  expect(text.at(-1)).toBe(quote);
  const inside = text.slice(1, -1);
  const escapes = /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/g;
  expect(inside.replace(escapes, '')).not.toContain(quote);
  return inside.replace(escapes, (_, long, four, two, one) => {
    const code = long ?? four ?? two;
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    return ({ n: '\n', r: '\r', t: '\t' } as Record<string, string>)[one] ?? one;
  });
}

it.each([
  ['plain', 'plain'],
  ['$x_1', '$x_1'],
  ['__proto__', '__proto__'],
  ['1st', "'1st'"],
  ['a-b', "'a-b'"],
  ['', "''"],
  ['é', "'\\xe9'"],
  ["it's", '"it\'s"'],
])('the key %j is written %s', (name, text) => {
  expect(key(name)).toBe(text);
});

it('plain data is lists and objects, and what has no form is null', () => {
  expect(literal([1, null])).toEqual({
    type: 'list',
    items: [
      { type: 'text', text: '1', value: 1 },
      { type: 'text', text: 'null', value: null },
    ],
  });
  expect(literal({ a: true })).toEqual({
    type: 'object',
    properties: [{ name: 'a', value: { type: 'text', text: 'true', value: true } }],
  });
  for (const strange of [undefined, () => 1, Symbol('x')]) expect(textOf(strange)).toBe('null');
});
