import { describe, expect, it } from 'vitest';
import { kerasShape, type SummaryTable, summaryText } from './summary-text.js';

const table: SummaryTable = {
  model: 'LeNet_5 & co',
  lines: [
    { name: 'c1', kind: 'Conv2D', outputs: ['(None, 28, 28, 6)'], params: 156, macs: 117600 },
    { name: '=cmd|"x",\n50% of $a_b\\', kind: 'Flatten', outputs: ['(None, 4704)'], params: 0, macs: null },
  ],
  total: 156,
  trainable: 150,
};

describe('kerasShape', () => {
  it.each([
    [[null, 28, 28, 6], '(None, 28, 28, 6)'],
    [[null], '(None,)'],
    [[], '()'],
    [[null, undefined], '(None, ?)'],
    [undefined, '?'],
  ])('%j is %s', (shape, text) => expect(kerasShape(shape)).toBe(text));
});

describe('the summary', () => {
  it('as text is the table that Keras prints', () => {
    const lines = summaryText(table, 'Text').split('\n');
    expect(lines[0]).toBe('Model: "LeNet_5 & co"');
    expect(lines[4]).toMatch(/^c1 \(Conv2D\) +\(None, 28, 28, 6\) +156 +117,600$/);
    expect(lines.slice(-4)).toEqual([
      'Total params: 156',
      'Trainable params: 150',
      'Non-trainable params: 6',
      '',
    ]);
  });

  it('as Markdown escapes what would be markup', () => {
    expect(summaryText(table, 'Markdown')).toContain(
      '| =cmd\\|"x", 50% of $a\\_b\\\\ | Flatten | (None, 4704) | 0 | – |',
    );
  });

  it('as CSV quotes, and defuses what a spreadsheet would run', () => {
    const [head, first, ...second] = summaryText(table, 'CSV').split('\r\n');
    expect(head).toBe('Layer,Kind,Output shape,Parameters,MACs');
    expect(first).toBe('c1,Conv2D,"(None, 28, 28, 6)",156,117600');
    expect(second[0]).toBe('"\'=cmd|""x"",\n50% of $a_b\\",Flatten,"(None, 4704)",0,');
  });

  it('as LaTeX escapes its special characters', () => {
    const text = summaryText(table, 'LaTeX');
    expect(text).toContain('  c1 & Conv2D & None $\\times$ 28 $\\times$ 28 $\\times$ 6 & 156 & 117,600 \\\\');
    expect(text).toContain('50\\% of \\$a\\_b\\textbackslash{} & Flatten');
  });
});
