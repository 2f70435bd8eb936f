import { printable, styled, type Terminal } from './terminal.js';

/** A column of a table: its head, and on which side its cells stand. */
export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** Gives way where the terminal is too narrow for the table: what is too long is cut in the middle. */
  readonly shrinks?: boolean;
  /** Left out where there is no room for it, before a name is cut short. */
  readonly dispensable?: boolean;
}

const gap = 3;
/** A column that gives way keeps so many characters. */
const narrowest = 12;
/** However wide the terminal is, a name of ten thousand characters is not shown whole. */
const widest = 60;

/** Lays rows out in columns, as wide as they need to be and the terminal has room for; the totals stand under a line. */
export function table(
  terminal: Terminal,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  totals?: readonly string[],
): string[] {
  const heads = columns.map(({ head }) => head);
  const cells = [heads, ...rows, ...(totals ? [totals] : [])].map((row) => row.map(printable));
  const spare = columns.findLastIndex(({ dispensable }) => dispensable);
  if (spare >= 0 && needed(columns, cells) > terminal.width) {
    const without = <T>(row: readonly T[]) => row.filter((_, index) => index !== spare);
    return table(terminal, without(columns), rows.map(without), totals && without(totals));
  }
  const widths = fit(
    columns,
    columns.map((_, index) => longest(cells, index)),
    terminal.width,
  );
  const lines = cells.map((row) => lineOf(row, columns, widths));
  const rule = styled(
    terminal,
    'dim',
    '─'.repeat(widths.reduce((sum, width) => sum + width, gap * (widths.length - 1))),
  );
  const [head = '', ...body] = lines;
  const last = totals ? body.splice(-1) : [];
  return [
    styled(terminal, 'bold', head),
    rule,
    ...body,
    ...last.flatMap((line) => [rule, styled(terminal, 'bold', line)]),
  ];
}

/** The width of a table whose names are cut to half of what a terminal usually shows. */
function needed(columns: readonly Column[], cells: readonly (readonly string[])[]): number {
  return columns.reduce(
    (sum, { shrinks }, index) => sum + gap + Math.min(longest(cells, index), shrinks ? widest / 2 : Infinity),
    -gap,
  );
}

function longest(cells: readonly (readonly string[])[], column: number): number {
  return cells.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), 0);
}

/** Takes from the widest column that gives way until the table fits. */
function fit(columns: readonly Column[], natural: readonly number[], room: number): readonly number[] {
  const widths = natural.map((width, index) => (columns[index]?.shrinks ? Math.min(width, widest) : width));
  let over = widths.reduce((sum, width) => sum + width, gap * (widths.length - 1)) - room;
  while (over > 0) {
    const giving = widths.flatMap((width, index) =>
      columns[index]?.shrinks && width > narrowest ? [{ width, index }] : [],
    );
    const most = giving.sort((a, b) => b.width - a.width)[0];
    if (!most) break;
    widths[most.index] = most.width - 1;
    over--;
  }
  return widths;
}

function lineOf(row: readonly string[], columns: readonly Column[], widths: readonly number[]): string {
  const parts = row.map((cell, index) => {
    const width = widths[index] ?? 0;
    const text = cut(cell, width);
    const space = ' '.repeat(width - widthOf(text));
    return columns[index]?.align === 'right' ? space + text : text + space;
  });
  return parts.join(' '.repeat(gap)).trimEnd();
}

function cut(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const tail = Math.floor((limit - 1) / 2);
  return `${characters.slice(0, limit - 1 - tail).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

function widthOf(text: string): number {
  return [...text].length;
}

/** Breaks a line between words, so that no part is longer than that; a longer word stands alone. */
export function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  // Several spaces set a remark apart: they stay where the line is not broken.
  for (const word of line.match(/\s*\S+/g) ?? []) {
    if (current !== '' && widthOf(current + word) > width) {
      lines.push(current);
      current = word.trimStart();
    } else current += word;
  }
  return [...lines, current];
}

/** `61,706`; an unknown number is `?`. */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? '?' : value.toLocaleString('en');
}

/** `412.0 MiB`. */
export function bytes(value: number | null | undefined): string {
  if (value === null || value === undefined) return '?';
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let amount = value;
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit]}`;
}
