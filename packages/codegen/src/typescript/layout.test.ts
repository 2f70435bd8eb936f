import { describe, expect, it } from 'vitest';
import { Writer } from '../text/writer.js';
import { call, type Expression, lambda, list, literal, object, text } from './expression.js';
import { lineLength, writeExpression } from './layout.js';

// That all this is Biome's own layout is seen in tests/export/tfjs-layout.test.ts, on real projects.

function written(expression: Expression, column = 0): string {
  const writer = new Writer();
  writeExpression(writer, expression, 0, column, 1);
  return writer.text;
}

const word = (length: number) => text('a'.repeat(length));

describe('an expression', () => {
  it('stands on one line where it fits, to the last column', () => {
    const all = (length: number) => call('f', word(length), word(10));
    expect(written(all(94)).length + 1).toBe(lineLength);
    expect(written(all(94))).not.toContain('\n');
    expect(written(all(95))).toBe(`f(\n  ${'a'.repeat(95)},\n  aaaaaaaaaa,\n)`);
    expect(written(all(94), 1)).toContain('\n');
  });

  it('opens a last object on the line of the call', () => {
    const options = object([{ name: 'name', value: word(100) }]);
    expect(written(call('layer', text('x'), options))).toBe(`layer(x, {\n  name: ${'a'.repeat(100)},\n})`);
    expect(written(call('layer', literal({ a: 1 }), options))).toMatch(/^layer\(\n {2}\{ a: 1 \},\n {2}\{/);
  });

  it('opens a last list on the line of the call, but for numbers behind something', () => {
    const numbers = literal(Array.from({ length: 60 }, (_, index) => index));
    expect(written(call('f', list([word(60), word(60)])))).toMatch(/^f\(\[\n {2}a+,\n {2}a+,\n\]\)$/);
    expect(written(call('f', text('x'), numbers))).toMatch(/^f\(\n {2}x,\n {2}\[\n {4}0, 1, 2, /);
  });

  it('fills lines with numbers', () => {
    const lines = written(literal(Array.from({ length: 60 }, (_, index) => index - 30))).split('\n');
    expect(lines).toHaveLength(5);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(lineLength);
    expect(lines[1]).toMatch(/^ {2}-30, -29, /);
  });

  it('gives each row of a table a line of its own, however short', () => {
    const table = [
      [1, 2],
      [3, 4],
    ];
    expect(written(literal(table))).toBe('[\n  [1, 2],\n  [3, 4],\n]');
    expect(written(literal({ padding: table, name: 'x' }))).toBe(
      "{\n  padding: [\n    [1, 2],\n    [3, 4],\n  ],\n  name: 'x',\n}",
    );
    expect(
      written(
        literal([
          { a: 1, b: 2 },
          { a: 3, b: 4 },
        ]),
      ),
    ).toBe('[\n  { a: 1, b: 2 },\n  { a: 3, b: 4 },\n]');
    for (const short of [[[1], [2]], [[1, 2]], [[1, 2], 3], [{ a: 1 }, { b: 2 }], [[1, 2], { a: 1, b: 2 }]])
      expect(written(literal(short))).not.toContain('\n');
  });

  it('keeps a function in front of what it gives', () => {
    expect(written(lambda(list([word(60), word(60)])))).toMatch(/^\(\) => \[\n {2}a+,/);
    expect(written(lambda(call('f', word(120))))).toMatch(/^\(\) =>\n {2}f\(\n {4}a+,\n {2}\)$/);
  });

  it('writes a variable of the name of its property once', () => {
    expect(written(object([{ name: 'x', value: text('x') }]))).toBe('{ x }');
    expect(written(object([]))).toBe('{}');
  });
});

it('notes where each argument stands', () => {
  const writer = new Writer();
  const origin = { node: 'n', param: 'units' };
  writeExpression(
    writer,
    call(
      'dense',
      object([
        { name: 'units', value: literal(4), origin },
        { name: 'b', value: word(100) },
      ]),
    ),
    0,
    0,
    1,
  );
  const [span] = writer.spans;
  expect(writer.text.slice(span?.start, span?.end)).toBe('units: 4');
  expect(span).toMatchObject(origin);
});
