import { writeDocument } from '@netwright/graph';
import { readModel, writeTo } from '../files.js';
import { exit, type Terminal } from '../terminal.js';

export async function importCommand(
  terminal: Terminal,
  file: string,
  { output }: { output?: string },
): Promise<number> {
  const text = writeDocument(await readModel(terminal, file));
  if (output === undefined) terminal.stdout(text);
  else await writeTo(terminal, output, text);
  return exit.fine;
}
