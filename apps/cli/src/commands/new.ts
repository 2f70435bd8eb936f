import { writeDocument } from '@netwright/graph';
import { instantiate } from '@netwright/templates';
import { writeTo } from '../files.js';
import { exit, Stop, type Terminal } from '../terminal.js';

export async function newCommand(
  terminal: Terminal,
  entry: string,
  { output, set }: { output?: string; set: readonly string[] },
): Promise<number> {
  const made = instantiate(entry, set.map(assignment));
  if (!made.ok) throw new Stop(made.reason);
  const text = writeDocument(made.document);
  if (output === undefined) terminal.stdout(text);
  else await writeTo(terminal, output, text);
  return exit.fine;
}

/** `depth=101`: the value is read as JSON where it is that, else as text. */
function assignment(text: string): readonly [name: string, value: unknown] {
  const at = text.indexOf('=');
  if (at < 1) throw new Stop(`--set takes key=value, not "${text}".`);
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), JSON.parse(value)];
  } catch {
    return [text.slice(0, at), value];
  }
}
