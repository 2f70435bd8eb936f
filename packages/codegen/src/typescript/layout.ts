import type { Writer } from '../text/writer.js';
import { type Expression, key, type Property } from './expression.js';

/** The line length of an exported project. */
export const lineLength = 110;

const step = 2;

/** How wide an expression is on one line. */
function width(expression: Expression): number {
  switch (expression.type) {
    case 'text':
      return expression.text.length;
    case 'call':
      return expression.callee.length + 2 + widthOf(expression.args.map(width));
    case 'lambda':
      return 6 + width(expression.body);
    case 'list':
      return 2 + widthOf(expression.items.map(width));
    case 'object':
      return expression.properties.length === 0 ? 2 : 4 + widthOf(expression.properties.map(widthOfProperty));
  }
}

function widthOf(widths: readonly number[]): number {
  return widths.reduce((sum, one) => sum + one, Math.max(0, 2 * (widths.length - 1)));
}

function widthOfProperty({ name, value }: Property): number {
  return isShort({ name, value }) ? name.length : key(name).length + 2 + width(value);
}

/** Whether somewhere in it is a list that never stands on one line: of lists, or of objects, with several items each. */
function isTable(expression: Expression): boolean {
  switch (expression.type) {
    case 'text':
      return false;
    case 'call':
      return expression.args.some(isTable);
    case 'lambda':
      return isTable(expression.body);
    case 'object':
      return expression.properties.some(({ value }) => isTable(value));
    case 'list': {
      const { items } = expression;
      const isRow = (item: Expression) => item.type === items[0]?.type && lengthOf(item) > 1;
      return (items.length > 1 && items.every(isRow)) || items.some(isTable);
    }
  }
}

/** How many items a list or an object has. */
function lengthOf(expression: Expression): number {
  if (expression.type === 'list') return expression.items.length;
  return expression.type === 'object' ? expression.properties.length : 0;
}

/** A string that does not fit on the line that its key begins. */
function isLongText(value: Expression, column: number): boolean {
  return (
    value.type === 'text' && typeof value.value === 'string' && column + value.text.length + 1 > lineLength
  );
}

/** A variable of the property's own name is written once. */
function isShort({ name, value }: Property): boolean {
  return value.type === 'text' && value.text === name;
}

function writeFlat(writer: Writer, expression: Expression): void {
  const items = (each: readonly Expression[]) => {
    for (const [index, item] of each.entries()) {
      if (index > 0) writer.write(', ');
      writeFlat(writer, item);
    }
  };
  switch (expression.type) {
    case 'text':
      writer.write(expression.text);
      break;
    case 'call':
      writer.write(`${expression.callee}(`);
      items(expression.args);
      writer.write(')');
      break;
    case 'lambda':
      writer.write('() => ');
      writeFlat(writer, expression.body);
      break;
    case 'list':
      writer.write('[');
      items(expression.items);
      writer.write(']');
      break;
    case 'object':
      if (expression.properties.length === 0) {
        writer.write('{}');
        break;
      }
      writer.write('{ ');
      for (const [index, property] of expression.properties.entries()) {
        if (index > 0) writer.write(', ');
        writeProperty(writer, property, (value) => writeFlat(writer, value));
      }
      writer.write(' }');
  }
}

/** @param margin of its line, where it has a line of its own */
function writeProperty(
  writer: Writer,
  property: Property,
  value: (value: Expression) => void,
  margin?: number,
): void {
  writer.mark(property.origin, () => {
    if (isShort(property)) writer.write(property.name);
    else {
      // A text that is too long for the line stands on one of its own.
      const column = margin === undefined ? 0 : margin + key(property.name).length + 2;
      const below = margin !== undefined && isLongText(property.value, column);
      writer.write(`${key(property.name)}:${below ? `\n${' '.repeat(margin + step)}` : ' '}`);
      value(property.value);
    }
  });
}

/**
 * Writes an expression as Biome and Prettier lay it out: on one line if it fits and holds no table; else an object, list
 * or call with one item on each line, but that a last argument that is an object or a list opens on the line of the call.
 *
 * @param column where on the line the expression starts
 * @param after how much follows it on its last line (a comma, a semicolon)
 */
export function writeExpression(
  writer: Writer,
  expression: Expression,
  indent: number,
  column: number,
  after: number,
): void {
  const fits = column + width(expression) + after <= lineLength && !isTable(expression);
  if (expression.type === 'text' || fits) {
    writeFlat(writer, expression);
    return;
  }
  switch (expression.type) {
    case 'call':
      writeCall(writer, expression, indent, column, after);
      break;
    case 'lambda': {
      const { body } = expression;
      const opens = body.type === 'list';
      writer.write(opens ? '() => ' : `() =>\n${' '.repeat(indent + step)}`);
      if (opens) writeExpression(writer, body, indent, column + 6, after);
      else writeExpression(writer, body, indent + step, indent + step, after);
      break;
    }
    case 'list':
      writer.write('[');
      if (isRowOfNumbers(expression)) writeFilled(writer, expression.items, indent);
      else writeOneOnEach(writer, expression.items, indent);
      writer.write(']');
      break;
    case 'object': {
      const inside = indent + step;
      writer.write('{');
      for (const property of expression.properties) {
        writer.write(`\n${' '.repeat(inside)}`);
        const column = inside + key(property.name).length + 2;
        const write = (value: Expression) => writeExpression(writer, value, inside, column, 1);
        writeProperty(writer, property, write, inside);
        writer.write(',');
      }
      writer.write(`\n${' '.repeat(indent)}}`);
    }
  }
}

function writeCall(
  writer: Writer,
  { callee, args }: Extract<Expression, { type: 'call' }>,
  indent: number,
  column: number,
  after: number,
): void {
  const last = args.at(-1);
  const before = args.slice(0, -1);
  const opens =
    last !== undefined &&
    lengthOf(last) > 0 &&
    before.at(-1)?.type !== last.type &&
    !(before.length > 0 && isRowOfNumbers(last)) &&
    !before.some(isTable);
  const lead = column + callee.length + 1 + before.reduce((sum, arg) => sum + width(arg) + 2, 0);
  writer.write(`${callee}(`);
  if (last && opens && lead + 1 <= lineLength) {
    for (const arg of before) {
      writeFlat(writer, arg);
      writer.write(', ');
    }
    // Longer than the line in any case, so that it is opened.
    writeExpression(writer, last, indent, Math.max(lead, lineLength - width(last) + 1), after + 1);
  } else if (last) writeOneOnEach(writer, args, indent);
  writer.write(')');
}

function writeOneOnEach(writer: Writer, items: readonly Expression[], indent: number): void {
  const inside = indent + step;
  for (const item of items) {
    writer.write(`\n${' '.repeat(inside)}`);
    writeExpression(writer, item, inside, inside, 1);
    writer.write(',');
  }
  writer.write(`\n${' '.repeat(indent)}`);
}

function isRowOfNumbers(expression: Expression): boolean {
  return expression.type === 'list' && expression.items.length > 1 && expression.items.every(isNumber);
}

function isNumber(expression: Expression): boolean {
  return expression.type === 'text' && /^-?[\d.]/.test(expression.text);
}

/** Numbers fill their lines. */
function writeFilled(writer: Writer, items: readonly Expression[], indent: number): void {
  const margin = `\n${' '.repeat(indent + step)}`;
  let column = lineLength;
  for (const item of items) {
    const needed = width(item) + 1;
    const fits = column + 1 + needed <= lineLength;
    writer.write(fits ? ' ' : margin);
    column = fits ? column + 1 + needed : indent + step + needed;
    writeFlat(writer, item);
    writer.write(',');
  }
  writer.write(`\n${' '.repeat(indent)}`);
}
