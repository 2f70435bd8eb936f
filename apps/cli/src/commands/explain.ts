import {
  type Explanation,
  explainNode,
  originOf,
  receptiveFields,
  type WindowAxis,
} from '@netwright/inference';
import { axisName, type Step, typeText } from '@netwright/layers';
import { readModel } from '../files.js';
import { findLayer } from '../find-layer.js';
import { examine, problemLine } from '../problems.js';
import { count, wrap } from '../table.js';
import { exit, printable, styled, type Terminal } from '../terminal.js';

export async function explainCommand(terminal: Terminal, file: string, layer: string): Promise<number> {
  const document = await readModel(terminal, file);
  const { analysis, problems } = examine(document);
  const id = findLayer(analysis, layer, file);
  const node = analysis.flat.nodes.get(id);
  const explanation = explainNode(analysis, id);
  const definition = node?.definition;
  const label = node && definition ? definition.label(node.params) : '';
  const say = (text: string) => terminal.stdout(`${text}\n`);
  const title = [definition?.title ?? node?.subject?.kind ?? '', label].filter(Boolean).map(printable);
  say([styled(terminal, 'bold', printable(originOf(analysis, id)?.path ?? layer)), ...title].join('  '));
  const inputs = node?.inputs.map((input) => (input ? typeText(input) : '?')).join(', ') || 'nothing';
  say(`${inputs} → ${node?.outputs.map(typeText).join(', ') || '?'}`);
  const field = receptiveFields(analysis).get(id);
  for (const [heading, lines] of [
    ['How the input comes about', stepLines(terminal, explanation.before)],
    ['How the output comes about', stepLines(terminal, explanation.shape)],
    ['Where the window stands', windowLines(terminal, explanation.windows)],
    ['Parameters', stepLines(terminal, explanation.parameters)],
    ['Multiply-accumulates for one sample', stepLines(terminal, explanation.macs)],
    [
      `Receptive field: one number here depends on ${field?.size.join('×')} elements of the input`,
      stepLines(terminal, explanation.receptiveField),
    ],
  ] as const) {
    if (lines.length > 0) say(`\n${styled(terminal, 'dim', heading)}\n${lines.join('\n')}`);
  }
  const own = problems.filter(({ where }) => where.nodes.includes(id));
  if (own.length > 0) say('');
  for (const problem of own) terminal.stdout(problemLine(terminal, problem, document));
  return exit.fine;
}

/** One below the other, so that the equals signs are easy to follow; what is too long goes on below itself. */
function stepLines(terminal: Terminal, steps: readonly Step[]): string[] {
  const [only, ...others] = steps;
  // One line of a total needs no label: the title above says what it is.
  const unlabelled = others.length === 0 && (only?.label === 'parameters' || only?.label === 'MACs');
  const wide = unlabelled ? 0 : Math.max(...steps.map(({ label }) => label.length)) + 2;
  return steps.flatMap(({ label, text, result, note }) => {
    const shown = result !== undefined && /^\d+$/.test(result) ? count(Number(result)) : result;
    const value = shown === undefined || result === text ? '' : ` = ${shown}`;
    const line = `${printable(text)}${printable(value)}${note ? `   (${printable(note)})` : ''}`;
    return indented(terminal, unlabelled ? '' : printable(label.padEnd(wide)), line);
  });
}

/** The first places of the window and the last, and the zeros around the input. */
function windowLines(terminal: Terminal, axes: Explanation['windows']): string[] {
  const labels = axes.map((_, axis) => axisName(axis, axes.length));
  const wide = Math.max(...labels.map(({ length }) => length)) + 2;
  return axes.flatMap((axis, index) => {
    const { output, before, after } = axis;
    const places = output <= 4 ? [...Array(output).keys()] : [0, 1, 2, output - 1];
    const seen = places.map(
      (place) => `${place === output - 1 && output > 4 ? '… ' : ''}${place} sees ${elements(axis, place)}`,
    );
    const zeros =
      before === 0 && after === 0
        ? ''
        : before < 0 || after < 0
          ? `   (cuts ${-before} before, ${-after} after)`
          : `   (zeros: ${before} before, ${after} after)`;
    const steps = axis.dilation > 1 ? ` of elements ${axis.dilation} apart` : '';
    const line = `${output} ${output === 1 ? 'place' : 'places'}${steps}: ${seen.join(', ')}${zeros}`;
    return indented(terminal, (labels[index] ?? '').padEnd(wide), line);
  });
}

function elements(axis: WindowAxis, place: number): string {
  const all = axis.elements(place);
  const first = all[0] ?? 0;
  const last = all[all.length - 1] ?? 0;
  const text = (element: number) => String(element).replace('-', '−');
  if (all.length === 1) return text(first);
  return `${text(first)} to ${text(last)}`;
}

function indented(terminal: Terminal, label: string, line: string): string[] {
  const margin = 2 + label.length;
  return wrap(line, Math.max(30, terminal.width - margin)).map((part, index) =>
    index === 0 ? `  ${label}${part}` : `${' '.repeat(margin)}${part}`,
  );
}
