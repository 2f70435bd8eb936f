import { describe, expect, it } from 'vitest';
import { emptyDocument } from './document.js';
import { longestText, readDocument } from './read.js';
import { writeDocument } from './write.js';

const good = writeDocument(emptyDocument('x'));

describe('readDocument', () => {
  it.each([
    ['as it was written', good],
    ['with a byte order mark', `\ufeff${good}`],
    ['with Windows line ends', good.replaceAll('\n', '\r\n')],
  ])('reads a document %s', (_how, text) => {
    expect(readDocument(text)).toEqual({ ok: true, document: emptyDocument('x'), problems: [] });
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'It is empty.'],
    ['blanks', ' \n\t', 'It is empty.'],
    ['plain text', 'hello world', 'It is not JSON: in line 1, column 1, hello is not a value.'],
    [
      'a text that ends early',
      '{"format": "netwright",\n "name"',
      'It is not JSON: in line 2, column 8, the text ends in the middle.',
    ],
    [
      'a text without its end',
      '{"name": "x',
      'It is not JSON: in line 1, column 10, a text in quotes does not end, or holds a line break.',
    ],
    [
      'a comma too many',
      '{\n  "a": 1,\n}',
      'It is not JSON: in line 3, column 1, there is a comma too many.',
    ],
    ['no value', '{"a": 1,\n "b": }', 'It is not JSON: in line 2, column 7, a value is missing before }.'],
    ['two commas', '[1,,2]', 'It is not JSON: in line 1, column 4, there is a comma too many.'],
    ['a comma at the end', '[1,]', 'It is not JSON: in line 1, column 4, there is a comma too many.'],
    [
      'a comma too few',
      '[1\n 2]',
      'It is not JSON: in line 2, column 2, a comma or a bracket is missing before 2.',
    ],
    [
      'the wrong bracket',
      '{"a": [1}',
      'It is not JSON: in line 1, column 9, a comma or a bracket is missing before }.',
    ],
    ['single quotes', "{'a': 1}", 'It is not JSON: in line 1, column 2, texts stand in double quotes.'],
    ['NaN', '{"a": NaN}', 'It is not JSON: in line 1, column 7, NaN is not a number that JSON knows.'],
    [
      '-Infinity',
      '[-Infinity]',
      'It is not JSON: in line 1, column 2, -Infinity is not a number that JSON knows.',
    ],
    ['a leading zero', '[01]', 'It is not JSON: in line 1, column 2, 0 is not a value.'],
    ['no colon', '{"a" 1}', 'It is not JSON: in line 1, column 6, a colon is missing before 1.'],
    ['two documents', '{} {}', 'It is not JSON: in line 1, column 4, something follows the end: {.'],
    ['a web page', '<!DOCTYPE html><html></html>', 'It is a web page or XML, not a Netwright document.'],
    [
      'another JSON',
      '{"nbformat": 4}',
      'It is not a Netwright document: it does not say "format": "netwright".',
    ],
    [
      'a newer document',
      '{"format":"netwright","version":12}',
      'It was written by a newer Netwright: it is of version 12, and this one reads up to version 1. The file is as it was.',
    ],
    [
      '200,000 levels',
      `{"format":"netwright","version":1,"graph":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      'It is nested more than 100 levels deep, which no network is.',
    ],
    [
      '200,000 levels that end in the middle',
      '['.repeat(200_000),
      'It is not JSON: in line 1, column 200001, the text ends in the middle.',
    ],
    ['more than it reads', ' '.repeat(longestText + 1), 'It is larger than 50 MB, the most that is read.'],
  ])('says what is wrong with %s', (_what, text, reason) => {
    const start = Date.now();
    expect(readDocument(text)).toEqual({ ok: false, reason });
    expect(Date.now() - start).toBeLessThan(1000);
  });

  it('finds the fault of a text with one huge string', () => {
    const result = readDocument(`{"a": "${'x'.repeat(20_000_000)}", "b": oops}`);
    expect(!result.ok && result.reason).toMatch(/column 20000016, oops is not a value/);
  });
});
