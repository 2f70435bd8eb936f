import { analyze, largestShares, type Summary, summarize, withInputShape } from '@netwright/inference';
import { eachModel } from '../files.js';
import { inputShape } from '../input-shape.js';
import { publicProblem } from '../problems.js';
import { bytes, type Column, count, table } from '../table.js';
import { exit, printable, Stop, styled, type Terminal } from '../terminal.js';

interface Options {
  readonly json?: boolean;
  readonly batch: number;
  readonly folded?: boolean;
  readonly inputShape: readonly string[];
}

export async function summaryCommand(
  terminal: Terminal,
  files: readonly string[],
  options: Options,
): Promise<number> {
  const shapes = options.inputShape.map(inputShape);
  let printed = 0;
  return eachModel(terminal, files, (document, file) => {
    const shaped = withInputShape(document, shapes);
    if (!shaped.ok) throw new Stop(`${file}: ${shaped.reason}`);
    const summary = summarize(analyze(shaped.document), {
      batch: options.batch,
      blocks: options.folded ? 'folded' : 'open',
    });
    if (options.json) {
      terminal.stdout(
        `${JSON.stringify({ file, ...summary, problems: summary.problems.map(publicProblem) })}\n`,
      );
    } else terminal.stdout(`${printed++ > 0 ? '\n' : ''}${text(terminal, summary, options.batch)}\n`);
    return exit.fine;
  });
}

function text(
  terminal: Terminal,
  { name, layers, params, macs, flops, memory, problems }: Summary,
  batch: number,
): string {
  // A network that nothing slides over has no receptive fields, and no column for them.
  const fields = layers.some(({ receptiveField }) => receptiveField !== null);
  const cut = <T>(cells: readonly T[]) => (fields ? cells : cells.slice(0, -1));
  const rows = layers.map((layer) =>
    cut([
      layer.path,
      layer.kind,
      layer.outputs.map(shapeText).join(', '),
      count(layer.params),
      count(layer.macs),
      layer.receptiveField?.size.join('×') ?? '',
    ]),
  );
  const some = layers.some((layer) => layer.params !== layer.trainable);
  const facts: readonly (readonly [string, string])[] = [
    ...(some
      ? ([
          ['Trainable', count(params.trainable)],
          ['Not trainable', count(params.nonTrainable)],
        ] as const)
      : []),
    ['FLOPs', count(flops)],
    ...mostOf(layers, 'params', 'Most parameters'),
    ...mostOf(layers, 'macs', 'Most MACs'),
    ['Weights', bytes(memory.weights)],
    [`Running at batch ${batch}`, bytes(memory.inference)],
    [`Training at batch ${batch}`, bytes(memory.training)],
    ['Training in the browser', bytes(memory.trainingTfjs)],
    ['Largest buffer', bytes(memory.largestBuffer)],
  ];
  const wide = Math.max(...facts.map(([label]) => label.length));
  return [
    `${styled(terminal, 'bold', printable(name))}  ${styled(terminal, 'dim', `${layers.length} layers`)}`,
    '',
    ...table(terminal, cut(columns), rows, cut(['Total', '', '', count(params.total), count(macs), ''])),
    '',
    ...facts.map(([label, value]) => `${styled(terminal, 'dim', label.padEnd(wide))}  ${value}`),
    ...faults(terminal, problems),
  ].join('\n');
}

const columns: readonly Column[] = [
  { head: 'Layer', align: 'left', shrinks: true },
  { head: 'Kind', align: 'left', shrinks: true },
  { head: 'Output', align: 'left' },
  { head: 'Parameters', align: 'right' },
  { head: 'MACs', align: 'right' },
  { head: 'Receptive field', align: 'right', dispensable: true },
];

/** Where a total comes from: `C5 78.0 %, F6 16.5 %`. Nothing where a single layer has all of it. */
function mostOf(
  layers: Summary['layers'],
  measure: 'params' | 'macs',
  label: string,
): readonly (readonly [string, string])[] {
  const { largest } = largestShares(layers, measure, 3);
  if (largest.length < 2) return [];
  const parts = largest
    .slice(0, 3)
    .map(({ path, share }) => `${printable(path.slice(0, 24))} ${(share * 100).toFixed(1)} %`);
  return [[label, parts.join(', ')]];
}

/** As Keras prints it: `(None, 28, 28, 6)`. */
function shapeText(shape: readonly (number | null)[] | null): string {
  if (shape === null) return '?';
  return `(${shape.map((size) => size ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`;
}

function faults(terminal: Terminal, problems: Summary['problems']): string[] {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return [];
  const said = `${errors} error${errors > 1 ? 's' : ''}: the numbers leave out what cannot be known. \`netwright check\` says more.`;
  return ['', styled(terminal, 'red', said)];
}
