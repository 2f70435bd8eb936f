import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withInputShape } from '@netwright/inference';
import type { Verification } from '@netwright/runtime/verify';
import { python } from '@netwright/tools/find';
import { readModel } from '../files.js';
import { inputShape } from '../input-shape.js';
import { errorsOf, examine, problemLine } from '../problems.js';
import { type Column, table } from '../table.js';
import { exit, printable, Stop, styled, type Terminal } from '../terminal.js';

const run = promisify(execFile);

export interface VerifyOptions {
  readonly inputShape: readonly string[];
  readonly seed: number;
  readonly json?: boolean;
}

/** Compares what the real Keras and the real TensorFlow.js make of a document. */
export async function verifyCommand(
  terminal: Terminal,
  file: string,
  options: VerifyOptions,
): Promise<number> {
  const shaped = withInputShape(await readModel(terminal, file), options.inputShape.map(inputShape));
  if (!shaped.ok) throw new Stop(`${file}: ${shaped.reason}`);
  const { document } = shaped;
  const { analysis, problems } = examine(document);
  const errors = errorsOf(problems);
  for (const problem of errors) terminal.stderr(problemLine(terminal, problem, document));
  if (errors.length > 0) return exit.faulty;
  const interpreter = python();
  if (interpreter === undefined)
    throw new Stop('No Python with Keras was found. NETWRIGHT_PYTHON says where there is one.');
  const [{ bound, verify }, { askKeras, startInNode }, { tfjsProgram }] = await Promise.all([
    import('@netwright/runtime/verify'),
    import('@netwright/runtime/node'),
    import('@netwright/codegen/tfjs'),
  ]);
  const [refusal] = tfjsProgram(document, analysis).refusals;
  if (refusal) throw new Stop(`${refusal.name} (${refusal.kind}): ${refusal.reason}`);
  // Where sums have 64 bits: what a deep network's normalisations subtract again is not lost.
  const backend = await startInNode('cpu');
  const result = await verify(document, analysis, askKeras(runWith(interpreter)), { seed: options.seed });
  if (options.json) terminal.stdout(`${JSON.stringify({ file, backend: backend.name, bound, ...result })}\n`);
  else print(terminal, document.name, backend.name, bound, result);
  return result.agrees ? exit.fine : exit.faulty;
}

/** Runs the check in a folder. TensorFlow starts at once, where others compile first; what they compute is the same. */
function runWith(interpreter: string): (folder: string) => Promise<void> {
  const environment = { KERAS_BACKEND: 'tensorflow', TF_CPP_MIN_LOG_LEVEL: '3', ...process.env };
  return async (folder) => {
    try {
      await run(interpreter, [join(folder, 'check.py'), folder], { env: environment, maxBuffer: 1 << 26 });
    } catch (error) {
      const { stderr = '' } = error as { stderr?: string };
      throw new Stop(`Keras could not compute it: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
    }
  };
}

const columns: readonly Column[] = [
  { head: 'Layer', align: 'left', shrinks: true },
  { head: 'Kind', align: 'left', shrinks: true, dispensable: true },
  { head: 'Output', align: 'right' },
  { head: 'Weights after a step', align: 'right' },
];

function print(terminal: Terminal, name: string, backend: string, bound: number, result: Verification): void {
  const cell = (difference: number | null) => (difference === null ? '' : difference.toExponential(1));
  const rows = result.layers.map((row) => [row.name, row.kind, cell(row.output), cell(row.weights)]);
  const lines = [
    `${styled(terminal, 'bold', printable(name))}  ${styled(terminal, 'dim', `Keras and TensorFlow.js on ${backend}: largest difference, as a share of the largest number or of 1`)}`,
    '',
    ...table(terminal, columns, rows),
    '',
  ];
  const { losses, noStep } = result;
  const [loss] = losses;
  if (loss)
    lines.push(`Loss  ${loss.keras.toPrecision(6)} in Keras, ${loss.tfjs.toPrecision(6)} in TensorFlow.js`);
  if (noStep !== undefined) lines.push(`No step was compared. ${noStep}`);
  lines.push(
    result.agrees
      ? styled(terminal, 'green', `They agree: all within ${bound}.`)
      : styled(terminal, 'red', `They do not agree: more than ${bound} apart.`),
  );
  terminal.stdout(`${lines.join('\n')}\n`);
}
