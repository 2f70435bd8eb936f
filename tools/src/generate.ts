import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './find.js';
import { documentSchemaFile } from './generated/document-schema.js';
import { ownLayersFile, ownSourcesFile } from './generated/own-layers.js';
import { projectSourcesFile } from './generated/project-sources.js';

/** A file that follows from others: its path from the root, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

// Writes the generated files; with --check it only says which are stale, and fails if any is.
const check = process.argv.includes('--check');
// One after another: the catalogue comes first, since the others import it.
const generators: readonly (() => Promise<GeneratedFile | readonly GeneratedFile[]>)[] = [
  layerFiles,
  ownLayersFile,
  ownSourcesFile,
  projectSourcesFile,
  documentSchemaFile,
];

let stale = 0;
let count = 0;
for (const generate of generators) {
  for (const { path, text } of [await generate()].flat()) {
    count += 1;
    const file = join(root, path);
    if (read(file) === text) continue;
    stale += 1;
    console.log(check ? `${path} is stale: run \`generate\`` : `${path} written`);
    if (check) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
if (stale === 0) console.log(`${count} generated files are up to date`);
process.exit(check && stale > 0 ? 1 : 0);

/** By path: the package itself cannot be imported while its catalogue is missing or wrong. */
async function layerFiles(): Promise<readonly GeneratedFile[]> {
  const script = pathToFileURL(join(root, 'packages/layers/scripts/generate-catalog.ts')).href;
  const { generatedFiles } = (await import(script)) as {
    generatedFiles: () => Promise<readonly { readonly name: string; readonly text: string }[]>;
  };
  return (await generatedFiles()).map(({ name, text }) => ({ path: `packages/layers/src/${name}`, text }));
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
