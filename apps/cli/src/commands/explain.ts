import { explainNode, exportedNames } from '@netwright/inference';
import { type Step, typeText } from '@netwright/layers';
import { readModel } from '../files.js';
import { examine, problemLine } from '../problems.js';
import { exit, printable, Stop, styled, type Terminal } from '../terminal.js';

export async function explainCommand(terminal: Terminal, file: string, layer: string): Promise<number> {
  const document = await readModel(terminal, file);
  const { analysis, problems } = examine(document);
  const names = exportedNames(analysis);
  const { nodes } = document.graph;
  const node =
    nodes.find(({ name }) => name === layer) ??
    nodes.find(({ id }) => names.get(id) === layer || id === layer);
  if (!node)
    throw new Stop(
      `${file} has no layer ${JSON.stringify(layer)}.${near(
        layer,
        nodes.map(({ name }) => name),
      )}`,
    );
  const found = analysis.main.nodes.get(node.id);
  const explanation = explainNode(analysis, node.id);
  const { definition } = found ?? {};
  const label = found && definition ? definition.label(found.params) : '';
  const say = (text: string) => terminal.stdout(`${text}\n`);
  say(
    `${styled(terminal, 'bold', printable(node.name))}  ${[definition?.title ?? '', printable(label)].filter(Boolean).join('  ')}`,
  );
  const inputs = found?.inputs.map((input) => (input ? typeText(input) : '?')).join(', ') || 'nothing';
  say(`${inputs} → ${found?.outputs.map(typeText).join(', ') ?? '?'}`);
  for (const [title, steps] of [
    ['How the input comes about', explanation.before],
    ['How the output comes about', explanation.shape],
    ['Parameters', explanation.parameters],
    ['Multiply-accumulates for one sample', explanation.macs],
    ['Receptive field: what one place sees of the input', explanation.receptiveField],
  ] as const) {
    if (steps.length > 0) say(`\n${styled(terminal, 'dim', title)}\n${stepLines(steps).join('\n')}`);
  }
  const own = problems.filter(({ where }) => where.nodes.includes(node.id));
  if (own.length > 0) say('');
  for (const problem of own) terminal.stdout(problemLine(terminal, problem, document));
  return exit.fine;
}

/** One below the other, so that the equals signs are easy to follow. */
function stepLines(steps: readonly Step[]): string[] {
  const [only, ...others] = steps;
  // One line of a total needs no label: the title above says what it is.
  const unlabelled = others.length === 0 && (only?.label === 'parameters' || only?.label === 'MACs');
  const wide = unlabelled ? 0 : Math.max(...steps.map(({ label }) => label.length)) + 2;
  return steps.map(({ label, text, result, note }) => {
    const value = result === undefined || result === text ? '' : ` = ${result}`;
    return `  ${unlabelled ? '' : printable(label.padEnd(wide))}${printable(text)}${printable(value)}${note ? `   (${printable(note)})` : ''}`;
  });
}

/** Up to three names that a person may have meant. */
function near(wanted: string, names: readonly string[]): string {
  const lower = wanted.toLowerCase();
  const close = names.filter(
    (name) => name.toLowerCase().includes(lower) || (name.length > 2 && lower.includes(name.toLowerCase())),
  );
  const offered = (close.length > 0 ? close : names)
    .slice(0, 3)
    .map((name) => JSON.stringify(name.slice(0, 60)));
  return offered.length > 0
    ? ` It has ${offered.join(', ')}${names.length > offered.length ? ' and others' : ''}.`
    : '';
}
