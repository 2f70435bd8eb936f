import { describe, expect, it } from 'vitest';
import { commentText, docstringText, stringLiteral } from './escape.js';

describe('stringLiteral', () => {
  it.each([
    ['relu', '"relu"'],
    ['say "hi"', `'say "hi"'`],
    [`it's "so"`, `'it\\'s "so"'`],
    ["it's", `"it's"`],
    ['a\nb\rc\td', '"a\\nb\\rc\\td"'],
    ['back\\slash', '"back\\\\slash"'],
    ['nul\0', '"nul\\x00"'],
    ['\u2028\u202e', '"\\u2028\\u202e"'],
    ['é🎲', '"\\xe9\\U0001f3b2"'],
    ['\ud800', '"\\ud800"'],
  ])('%j is %s', (text, expected) => expect(stringLiteral(text)).toBe(expected));
});

describe('comments and docstrings', () => {
  const hostile = 'a\n"""\rb\u2028c\0d\u202ee # noqa \\';

  it('stay on one line and end nothing', () => {
    expect(commentText(hostile, 200)).toBe('a\\n"""\\rb\\u2028c\\x00d\\u202ee \\x23 noqa \\\\');
    expect(docstringText(hostile, 200)).not.toMatch(/["\n\r\u2028\0\u202e]/);
  });

  it('are cut', () => expect(commentText('n'.repeat(10_000), 20)).toBe(`${'n'.repeat(17)}...`));
});
