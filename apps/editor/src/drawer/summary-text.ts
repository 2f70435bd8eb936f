/** One line of the table, as text is made of it. */
export interface SummaryLine {
  readonly name: string;
  readonly kind: string;
  /** `(None, 28, 28, 6)`; several outputs stand below each other. */
  readonly outputs: readonly string[];
  readonly params: number | null;
  readonly macs: number | null;
}

export interface SummaryTable {
  readonly model: string;
  readonly lines: readonly SummaryLine[];
  readonly total: number;
  readonly trainable: number;
}

export const summaryFormats = ['Text', 'Markdown', 'CSV', 'LaTeX'] as const;
export type SummaryFormat = (typeof summaryFormats)[number];

const headings = ['Layer', 'Kind', 'Output shape', 'Parameters', 'MACs'] as const;

/** The table as text in one of the formats, ready for the clipboard. */
export function summaryText(table: SummaryTable, format: SummaryFormat): string {
  switch (format) {
    case 'Text':
      return asText(table);
    case 'Markdown':
      return asMarkdown(table);
    case 'CSV':
      return asCsv(table);
    case 'LaTeX':
      return asLatex(table);
  }
}

/** A shape as Keras prints it: `(None, 28, 28, 6)`, `(None,)`. */
export function kerasShape(shape: readonly (number | null | undefined)[] | null | undefined): string {
  if (!shape) return '?';
  const sizes = shape.map((size) => (size === null ? 'None' : (size ?? '?')));
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(', ')})`;
}

/** 61,706; a dash where it is not known. */
function grouped(count: number | null): string {
  return count === null ? '–' : count.toLocaleString('en-US');
}

function totals({ total, trainable }: SummaryTable): readonly (readonly [string, string])[] {
  return [
    ['Total params', grouped(total)],
    ['Trainable params', grouped(trainable)],
    ['Non-trainable params', grouped(total - trainable)],
  ];
}

function asText(table: SummaryTable): string {
  const cells = table.lines.map(({ name, kind, outputs, params, macs }) => [
    `${oneLine(name)} (${kind})`,
    outputs.join(', '),
    grouped(params),
    grouped(macs),
  ]);
  const heads = ['Layer (kind)', 'Output shape', 'Param #', 'MACs'];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1));
  return [
    `Model: "${oneLine(table.model)}"`,
    rule,
    line(heads),
    rule,
    ...cells.map(line),
    rule,
    ...totals(table).map(([label, count]) => `${label}: ${count}`),
    '',
  ].join('\n');
}

function asMarkdown(table: SummaryTable): string {
  const cell = (text: string) => oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
  const rows = table.lines.map(
    ({ name, kind, outputs, params, macs }) =>
      `| ${cell(name)} | ${kind} | ${outputs.join(', ')} | ${grouped(params)} | ${grouped(macs)} |`,
  );
  const counts = totals(table).map(([label, count]) => `${label}: ${count}`);
  return [
    `| ${headings.join(' | ')} |`,
    '| :-- | :-- | :-- | --: | --: |',
    ...rows,
    '',
    `${counts.join(' · ')}`,
    '',
  ].join('\n');
}

function asCsv(table: SummaryTable): string {
  // A cell that begins like a formula would be run by a spreadsheet: it is quoted with an apostrophe, as they expect.
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = table.lines.map(({ name, kind, outputs, params, macs }) =>
    [cell(name), cell(kind), cell(outputs.join(', ')), params ?? '', macs ?? ''].join(','),
  );
  return [headings.join(','), ...rows, ''].join('\r\n');
}

const latexSpecial: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ...['&', '%', '$', '#', '_', '{', '}'].map((character) => [character, `\\${character}`] as const),
]);

function asLatex(table: SummaryTable): string {
  const cell = (text: string) =>
    oneLine(text).replace(/[\\~^&%$#_{}]/g, (character) => latexSpecial.get(character) ?? '');
  const size = (output: string) => output.replaceAll(/[()]/g, '').split(', ').join(' $\\times$ ');
  const rows = table.lines.map(
    ({ name, kind, outputs, params, macs }) =>
      `  ${cell(name)} & ${cell(kind)} & ${outputs.map(size).join('; ')} & ${grouped(params)} & ${macs === null ? '--' : grouped(macs)} \\\\`,
  );
  return [
    '% needs \\usepackage{booktabs}',
    '\\begin{tabular}{lllrr}',
    '  \\toprule',
    `  ${headings.join(' & ')} \\\\`,
    '  \\midrule',
    ...rows,
    '  \\midrule',
    `  \\multicolumn{3}{l}{Total} & ${grouped(table.total)} & \\\\`,
    '  \\bottomrule',
    '\\end{tabular}',
    '',
  ].join('\n');
}

/** A name in a table stays in its line, whatever is in it. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}
