import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateTfjs } from '@netwright/codegen/tfjs';
import type { NetDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { expect, it } from 'vitest';
import { documentOf } from '../conformance/case-document.js';
import { loadTables } from '../conformance/tables.js';
import { fiveHundred } from './hostile.js';
import { randomNetwork } from './random-networks.js';
import { temporaryFolder } from './running.js';
import { inProject } from './tfjs-folder.js';

// What is written is laid out as Biome would: then it has nothing to change.

const count = 120;

const settings = {
  root: true,
  // The layout and the order of imports; what is carried is linted where it comes from.
  linter: { enabled: false },
  formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 110 },
  javascript: { formatter: { quoteStyle: 'single' } },
  files: { maxSize: 1 << 26 },
};

/** A folder with its settings above it. */
async function folderForBiome(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'biome.json'), JSON.stringify(settings));
  await mkdir(join(folder, 'inside'));
  return join(folder, 'inside');
}

/** Writes what a document makes of the project: not what is the same in all. */
async function writeOwn(folder: string, document: NetDocument): Promise<void> {
  for (const { path, content } of generateTfjs(document, analyze(document)).files) {
    if (path.startsWith('src/lib/') || path.endsWith('.md')) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** What Biome would change, or nothing. */
async function complaint(folder: string): Promise<string> {
  try {
    await inProject(folder, 'biome', ['check', '--max-diagnostics=3', '.']);
    return '';
  } catch (error) {
    return String(error).slice(0, 3000);
  }
}

it(`is Biome's own, for ${count} random networks`, async () => {
  const folder = await folderForBiome();
  const start = Date.now() >>> 0;
  for (let index = 0; index < count; index++)
    await writeOwn(join(folder, `seed-${start + index}`), randomNetwork(start + index));
  expect(await complaint(folder), `random networks from seed ${start}`).toBe('');
});

it("is Biome's own, for every case of every kind, also where it is refused", async () => {
  const folder = await folderForBiome();
  let written = 0;
  for (const [kind, { cases }] of await loadTables()) {
    const texts: string[] = [];
    for (const [index, each] of cases.entries()) {
      const document = documentOf(kind, each);
      const { text } = generateTfjs(document, analyze(document)).model;
      const path = join(folder, kind, `case${index}.ts`);
      texts.push(text);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    written += texts.length;
  }
  expect(written).toBeGreaterThan(2000);
  expect(await complaint(folder)).toBe('');
});

it("is Biome's own, whatever is written into a document", async () => {
  const folder = await folderForBiome();
  for (let index = 0; index < 40; index++) {
    const drawn = randomNetwork(index);
    const text = (place: number) => fiveHundred[(13 * index + place) % fiveHundred.length] as string;
    const nodes = drawn.graph.nodes.map((node, place) => ({ ...node, name: text(place) }));
    const document = { ...drawn, name: text(99), graph: { ...drawn.graph, nodes } };
    await writeOwn(join(folder, `project-${index}`), document);
  }
  expect(await complaint(folder)).toBe('');
});

it('would be noticed if it were not', async () => {
  const folder = await folderForBiome();
  await writeFile(join(folder, 'a.ts'), "import { b, a } from './c.js';\nexport const x = [a,b]\n");
  const said = await complaint(folder);
  expect(said).toContain('Formatter would have printed');
  expect(said).toMatch(/imports/);
});
