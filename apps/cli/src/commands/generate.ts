import { readFile } from 'node:fs/promises';
import { generateKeras } from '@netwright/codegen';
import { generateTfjs, type TfjsRefused } from '@netwright/codegen/tfjs';
import { shippedData } from '@netwright/templates';
import { readModel, writeTo } from '../files.js';
import { errorsOf, examine, nothingToGenerate, problemLine } from '../problems.js';
import { exit, printable, Stop, styled, type Terminal } from '../terminal.js';

interface Options {
  readonly target: string;
  readonly out?: string;
  readonly stdout?: boolean;
}

const noRefusals: readonly TfjsRefused[] = [];
const targets: ReadonlyMap<string, typeof generateTfjs> = new Map([
  ['keras', (...given) => ({ ...generateKeras(...given), refusals: noRefusals })],
  ['tfjs', generateTfjs],
]);

export async function generateCommand(
  terminal: Terminal,
  file: string,
  { target, out, stdout }: Options,
): Promise<number> {
  const generate = targets.get(target);
  if (!generate)
    throw new Stop(`There is no target "${target}". There are: ${[...targets.keys()].join(', ')}.`);
  const document = await readModel(terminal, file);
  const nothing = nothingToGenerate(document);
  if (nothing !== undefined) throw new Stop(`${file}: ${nothing}.`, exit.faulty);
  const { analysis, problems } = examine(document);
  const errors = errorsOf(problems);
  if (errors.length > 0) {
    for (const problem of errors) terminal.stderr(problemLine(terminal, problem, document));
    return exit.faulty;
  }
  const generated = generate(document, analysis);
  for (const { name, kind, reason } of generated.refusals)
    terminal.stderr(
      `${styled(terminal, 'red', 'error')} ${printable(name)} (${printable(kind)}): ${printable(reason)}\n`,
    );
  if (generated.refusals.length > 0) return exit.faulty;
  if (stdout) {
    terminal.stdout(generated.model.text);
    return exit.fine;
  }
  const folder = out ?? folderName(document.name);
  for (const { path, content } of generated.files) await writeTo(terminal, `${folder}/${path}`, content);
  for (const { path, dataset } of generated.shipped) {
    await writeTo(terminal, `${folder}/${path}`, await readFile(shippedData.get(dataset) as URL));
  }
  const written = [...generated.files, ...generated.shipped].map(({ path }) => path);
  terminal.stderr(`Wrote ${written.join(', ')} to ${folder}.\n`);
  return exit.fine;
}

/** A folder of the document's name, of characters that every file system takes. */
function folderName(name: string): string {
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return safe || 'model';
}
