import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './find.js';
import { documentSchemaFile } from './generated/document-schema.js';

/** A file that follows from others: its path from the root, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

// Writes the generated files; with --check it only says which are stale, and fails if any is.
const check = process.argv.includes('--check');
// One after another: the catalogue comes first, since the others import it.
const generators: readonly (() => Promise<GeneratedFile>)[] = [layerCatalog, documentSchemaFile];

let stale = 0;
for (const generate of generators) {
  const { path, text } = await generate();
  const file = join(root, path);
  if (read(file) === text) continue;
  stale += 1;
  console.log(check ? `${path} is stale: run \`generate\`` : `${path} written`);
  if (!check) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
if (stale === 0) console.log(`${generators.length} generated files are up to date`);
process.exit(check && stale > 0 ? 1 : 0);

async function layerCatalog(): Promise<GeneratedFile> {
  // By path: the package itself cannot be imported while its catalogue is missing or wrong.
  const script = pathToFileURL(join(root, 'packages/layers/scripts/generate-catalog.ts')).href;
  const { catalogSource } = (await import(script)) as { catalogSource: () => Promise<string> };
  return { path: 'packages/layers/src/catalog.generated.ts', text: await catalogSource() };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
