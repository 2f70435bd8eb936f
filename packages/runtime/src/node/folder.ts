import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DataError, type DataFiles } from '../data/files.js';

/** The files of a folder, or a single one. */
export async function filesIn(path: string): Promise<DataFiles> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new DataError(`There is no file or folder ${path}.`);
  const folder = found.isDirectory() ? path : dirname(path);
  const names = found.isDirectory() ? (await readdir(path)).sort() : [basename(path)];
  return { names, read: async (name) => new Uint8Array(await readFile(join(folder, name))) };
}
