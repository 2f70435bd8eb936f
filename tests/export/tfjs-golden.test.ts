import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSafetensors } from '@netwright/runtime/weights';
import { expect, it } from 'vitest';
import { generatedFiles, goldenFolder, goldenTemplate } from './golden.js';
import { temporaryFolder } from './running.js';
import { inProject, tfjsProject } from './tfjs-folder.js';

async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return new Map(
    paths.map((path, index) => [path.slice(folder.length + 1).replaceAll('\\', '/'), texts[index] as string]),
  );
}

const inOrder = (files: ReadonlyMap<string, string>) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));

it('the committed project is what is generated: else run `npx tsx tests/export/write-golden.ts` and read it', async () => {
  expect(inOrder(await filesOf(goldenFolder))).toEqual(inOrder(generatedFiles(goldenTemplate())));
});

it('the committed project compiles, and makes a step', async () => {
  const folder = await temporaryFolder();
  await tfjsProject(folder, goldenTemplate());
  // Over what was just generated, so that what runs is what is committed.
  await cp(goldenFolder, folder, { recursive: true, force: true });
  expect(await inProject(folder, 'tsc', [])).toBe('');
  const printed = await inProject(folder, 'tsx', ['src/node.ts', '--smoke', '--output', 'out']);
  expect(printed).toContain('computing on wasm');
  expect(printed).toMatch(/epoch 1: loss [\d.]+/);
  const weights = readSafetensors(new Uint8Array(await readFile(join(folder, 'out/model.safetensors'))));
  expect([...weights.keys()].slice(0, 2)).toEqual(['C1/kernel', 'C1/bias']);
  expect(await readFile(join(folder, 'out/history.csv'), 'utf8')).toMatch(/^epoch,loss,/);
});
