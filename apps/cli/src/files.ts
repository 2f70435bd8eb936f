import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { NetDocument } from '@netwright/graph';
import { importModel, largestArchive } from '@netwright/importers';
import { complain, exit, pathOf, printable, Stop, styled, type Terminal } from './terminal.js';

/**
 * Reads a model of any kind that is known. What was not understood is said on stderr.
 *
 * @param among whether it is one of several files, so that it has to be said which one is meant
 */
export async function readModel(terminal: Terminal, file: string, among = false): Promise<NetDocument> {
  const path = pathOf(terminal, file);
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    // Before it is in memory; what is no archive has a lower limit of its own.
    if (size > largestArchive) {
      throw new Stop(`${file} is larger than ${largestArchive / 1024 / 1024} MB, the most that is read.`);
    }
    bytes = await readFile(path);
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(whyNot(file, 'read', error));
  }
  const result = importModel(bytes, file);
  if (!result.ok) throw new Stop(result.reason);
  for (const { message } of result.report) {
    const which = among ? `${printable(file)}: ` : '';
    terminal.stderr(`${which}${styled(terminal, 'yellow', 'note:')} ${printable(message)}\n`);
  }
  return result.document;
}

/**
 * Does something with each file in turn. One that cannot be read is said and makes the whole unusable, but the others
 * are done all the same.
 */
export async function eachModel(
  terminal: Terminal,
  files: readonly string[],
  run: (document: NetDocument, file: string) => number,
): Promise<number> {
  let code: number = exit.fine;
  for (const file of files) {
    try {
      code = Math.max(code, run(await readModel(terminal, file, files.length > 1), file));
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      complain(terminal, error);
      code = Math.max(code, error.code);
    }
  }
  return code;
}

/** Writes a file, with the folders on its way. */
export async function writeTo(terminal: Terminal, file: string, content: string | Uint8Array): Promise<void> {
  const path = pathOf(terminal, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch (error) {
    throw new Stop(whyNot(file, 'written', error));
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'it is not permitted'],
  ['EPERM', 'it is not permitted'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'a part of its path is not a folder'],
  // From making the folders on the way.
  ['EEXIST', 'a part of its path is not a folder'],
  ['EROFS', 'the disk is read-only'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

function whyNot(file: string, what: 'read' | 'written', error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `${file} cannot be ${what}: ${reasons.get(code) ?? (error instanceof Error ? error.message : String(error))}.`;
}
