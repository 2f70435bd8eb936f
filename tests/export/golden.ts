import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateTfjs } from '@netwright/codegen/tfjs';
import type { NetDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { findTemplate } from '@netwright/templates';
import { root } from '../src/environment.js';

/** One exported project as it is committed, so that a change of the export is seen in review. */
export const goldenFolder = join(root, 'tests/export/golden/tfjs-lenet5-digits');

export function goldenTemplate(): NetDocument {
  const template = findTemplate('lenet5-digits');
  if (!template) throw new Error('There is no such template.');
  return template.document;
}

/** What a document's project says itself. What it carries is, letter for letter, packages/runtime. */
export function generatedFiles(document: NetDocument): ReadonlyMap<string, string> {
  const { files } = generateTfjs(document, analyze(document));
  return new Map(
    files
      .filter(({ path }) => !path.startsWith('src/lib/'))
      .map(({ path, content }) => [path, content as string]),
  );
}

export async function writeGenerated(folder: string, document: NetDocument): Promise<void> {
  for (const [path, text] of generatedFiles(document)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
