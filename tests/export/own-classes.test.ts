import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownText } from '@netwright/codegen/tfjs';
import * as ownLayers from '@netwright/layers/own-layers';
import { findTemplate } from '@netwright/templates';
import { expect, it } from 'vitest';
import { temporaryFolder } from './running.js';
import { inProject, tfjsProject } from './tfjs-folder.js';

// Every class of ours has to stand by itself in an exported project: with what it needs, and nothing that is missing.

it('each of our own layers compiles strictly with what is carried for it', async () => {
  const template = findTemplate('lenet5-digits');
  if (!template) throw new Error('There is no such template.');
  const folder = await temporaryFolder();
  await tfjsProject(folder, template.document);
  await mkdir(join(folder, 'src/own'));
  const names = Object.keys(ownLayers);
  expect(names.length).toBeGreaterThan(60);
  for (const name of names) await writeFile(join(folder, 'src/own', `${name}.ts`), ownText([name]));
  expect(await inProject(folder, 'tsc', [])).toBe('');
}, 300_000);
