import { type Analysis, analyze } from '@netwright/inference';
import { typeText } from '@netwright/layers';
import { type TemplateEntry, templates } from '@netwright/templates';
import { type Column, count, table } from '../table.js';
import { exit, type Terminal } from '../terminal.js';

const columns: readonly Column[] = [
  { head: 'Id', align: 'left' },
  { head: 'Title', align: 'left', shrinks: true },
  { head: 'Year', align: 'right' },
  { head: 'Input', align: 'left' },
  { head: 'Parameters', align: 'right' },
  { head: 'MACs', align: 'right' },
];

export async function templatesCommand(terminal: Terminal, { json }: { json?: boolean }): Promise<number> {
  const found = templates.map((entry) => ({ entry, analysis: analyze(entry.document) }));
  if (json) {
    for (const { entry, analysis } of found)
      terminal.stdout(`${JSON.stringify(publicEntry(entry, analysis))}\n`);
    return exit.fine;
  }
  const rows = found.map(({ entry: { id, title, year }, analysis }) => [
    id,
    title,
    String(year ?? ''),
    inputsOf(analysis)
      .map((tensor) => (tensor ? typeText(tensor) : '?'))
      .join(', '),
    count(analysis.totals.params.total),
    count(analysis.totals.macs),
  ]);
  terminal.stdout(`${table(terminal, columns, rows).join('\n')}\n`);
  return exit.fine;
}

function publicEntry({ document: _document, ...entry }: TemplateEntry, analysis: Analysis): object {
  const { params, macs } = analysis.totals;
  const { total, trainable } = params;
  return {
    ...entry,
    inputs: inputsOf(analysis).map((tensor) => tensor?.shape ?? null),
    params: { total, trainable, nonTrainable: total - trainable },
    macs,
  };
}

function inputsOf({ document, main }: Analysis) {
  return document.graph.inputs.map((id) => main.nodes.get(id)?.outputs[0]);
}
