import type { Writer } from '../text/writer.js';
import { type Argument, closing, type Expression } from './expression.js';

/** The line length of ruff and black. */
export const lineLength = 88;

/** How wide an expression is on one line. */
function width(expression: Expression): number {
  switch (expression.type) {
    case 'text':
      return expression.text.length;
    case 'call':
      return width(expression.callee) + 2 + widthOf(expression.args);
    case 'collection':
      return 2 + widthOf(expression.items) + (isSingleTuple(expression) ? 1 : 0);
  }
}

function widthOf(items: readonly Argument[]): number {
  return items.reduce(
    (sum, { prefix = '', value }) => sum + prefix.length + width(value),
    Math.max(0, 2 * (items.length - 1)),
  );
}

function isSingleTuple(expression: Expression): boolean {
  return expression.type === 'collection' && expression.open === '(' && expression.items.length === 1;
}

function writeFlat(writer: Writer, expression: Expression): void {
  switch (expression.type) {
    case 'text':
      writer.write(expression.text);
      break;
    case 'call':
      writeFlat(writer, expression.callee);
      writeFlatArguments(writer, expression.args);
      break;
    case 'collection':
      writer.write(expression.open);
      writeItems(writer, expression.items);
      writer.write(`${isSingleTuple(expression) ? ',' : ''}${closing[expression.open]}`);
  }
}

function writeFlatArguments(writer: Writer, args: readonly Argument[]): void {
  writer.write('(');
  writeItems(writer, args);
  writer.write(')');
}

function writeItems(writer: Writer, items: readonly Argument[]): void {
  for (const [index, item] of items.entries()) {
    if (index > 0) writer.write(', ');
    writer.mark(item.origin, () => {
      writer.write(item.prefix ?? '');
      writeFlat(writer, item.value);
    });
  }
}

/**
 * Writes an expression as ruff lays it out: on one line if it fits; else a call with its arguments on one line of
 * their own, or one on each; a collection with one item on each.
 *
 * @param column where on the line the expression starts
 * @param after how much follows it on its last line (a comma)
 */
export function writeExpression(
  writer: Writer,
  expression: Expression,
  indent: number,
  column: number,
  after = 0,
): void {
  if (expression.type === 'text' || column + width(expression) + after <= lineLength) {
    writeFlat(writer, expression);
  } else if (expression.type === 'collection') {
    writeCollection(writer, expression.open, expression.items, indent);
  } else if (expression.callee.type === 'call') {
    writeApplied(writer, expression.callee, expression.args, indent, column, after);
  } else {
    writeFlat(writer, expression.callee);
    writeArguments(writer, expression.args, indent);
  }
}

/** A layer that is made and called at once, too long for one line: `layers.Conv2D(6, 5)(x)`. */
function writeApplied(
  writer: Writer,
  made: Extract<Expression, { type: 'call' }>,
  inputs: readonly Argument[],
  indent: number,
  column: number,
  after: number,
): void {
  // Where all up to the bracket of the inputs fits on the line, ruff breaks there: after `...(6, 5)(`.
  const fits = column + width(made) + 1 <= lineLength;
  const plain = inputs.every(({ value }) => value.type === 'text');
  if (fits && !(plain && made.args.length > 0)) {
    writeFlat(writer, made);
    writeArguments(writer, inputs, indent);
    return;
  }
  // Of a single `x` on a line of its own nobody would think: a comma after the layer's last argument, which ruff
  // takes as a wish, gives the form that a person would choose.
  writeFlat(writer, made.callee);
  writeArguments(writer, made.args, indent, fits);
  const closes = indent + 1 + 2 + widthOf(inputs) + after <= lineLength;
  if (closes) writeFlatArguments(writer, inputs);
  else writeArguments(writer, inputs, indent);
}

function writeArguments(writer: Writer, args: readonly Argument[], indent: number, oneOnEach = false): void {
  const inside = indent + 4;
  writer.write('(');
  if (args.length > 0 && !oneOnEach && inside + widthOf(args) <= lineLength) {
    writer.write(`\n${' '.repeat(inside)}`);
    writeItems(writer, args);
    writer.write(`\n${' '.repeat(indent)}`);
  } else if (args.length > 0) writeOneOnEach(writer, args, indent);
  writer.write(')');
}

function writeCollection(
  writer: Writer,
  open: '[' | '(' | '{',
  items: readonly Argument[],
  indent: number,
): void {
  writer.write(open);
  writeOneOnEach(writer, items, indent);
  writer.write(closing[open]);
}

function writeOneOnEach(writer: Writer, items: readonly Argument[], indent: number): void {
  const inside = indent + 4;
  for (const item of items) {
    writer.write(`\n${' '.repeat(inside)}`);
    writer.mark(item.origin, () => {
      const prefix = item.prefix ?? '';
      writer.write(prefix);
      writeExpression(writer, item.value, inside, inside + prefix.length, 1);
    });
    writer.write(',');
  }
  writer.write(`\n${' '.repeat(indent)}`);
}
