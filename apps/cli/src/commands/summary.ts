import { analyze, type InputShape, type Summary, summarize, withInputShape } from '@netwright/inference';
import { eachModel } from '../files.js';
import { publicProblem } from '../problems.js';
import { bytes, type Column, count, table } from '../table.js';
import { exit, printable, Stop, styled, type Terminal } from '../terminal.js';

interface Options {
  readonly json?: boolean;
  readonly batch: number;
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
    const summary = summarize(analyze(shaped.document), { batch: options.batch });
    if (options.json) {
      terminal.stdout(
        `${JSON.stringify({ file, ...summary, problems: summary.problems.map(publicProblem) })}\n`,
      );
    } else terminal.stdout(`${printed++ > 0 ? '\n' : ''}${text(terminal, summary, options.batch)}\n`);
    return exit.fine;
  });
}

/** `160,160,3` or `image=160,160,3`, an open size as `none`. */
function inputShape(said: string): InputShape {
  const at = said.lastIndexOf('=');
  const sizes = said
    .slice(at + 1)
    .split(',')
    .map((size) => (/^(none|null)$/i.test(size.trim()) ? null : Number(size.trim() || 'none')));
  if (sizes.some((size) => size !== null && (!Number.isSafeInteger(size) || size < 1))) {
    throw new Stop(
      `--input-shape takes whole numbers with commas between them, such as 160,160,3, not "${said}".`,
    );
  }
  return at < 0 ? { sizes } : { input: said.slice(0, at), sizes };
}

function text(
  terminal: Terminal,
  { name, layers, params, macs, flops, memory, problems }: Summary,
  batch: number,
): string {
  const rows = layers.map((layer) => [
    layer.name,
    layer.kind,
    layer.outputs.map(shapeText).join(', '),
    count(layer.params),
    count(layer.macs),
  ]);
  const some = layers.some((layer) => layer.params !== layer.trainable);
  const facts: readonly (readonly [string, string])[] = [
    ...(some
      ? ([
          ['Trainable', count(params.trainable)],
          ['Not trainable', count(params.nonTrainable)],
        ] as const)
      : []),
    ['FLOPs', count(flops)],
    ['Weights', bytes(memory.weights)],
    [`Training at batch ${batch}`, bytes(memory.training)],
    ['Largest buffer', bytes(memory.largestBuffer)],
  ];
  const wide = Math.max(...facts.map(([label]) => label.length));
  return [
    `${styled(terminal, 'bold', printable(name))}  ${styled(terminal, 'dim', `${layers.length} layers`)}`,
    '',
    ...table(terminal, columns, rows, ['Total', '', '', count(params.total), count(macs)]),
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
];

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
