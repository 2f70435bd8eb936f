import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateTfjs } from '@netwright/codegen/tfjs';
import { importKerasJson } from '@netwright/importers';
import { analyze } from '@netwright/inference';
import { findTemplate } from '@netwright/templates';
import { expect, it } from 'vitest';
import { modelsIn, readModel, recordedFolder } from '../conformance/applications/recorded.js';
import { temporaryFolder } from './running.js';
import { inProject, tfjsProject } from './tfjs-folder.js';

// The models of Keras Applications as projects of TensorFlow.js: none is refused, and a strict compiler takes them.

/** One of each family; the others differ in numbers alone. */
const compiled = [
  ...['ConvNeXtTiny', 'DenseNet121', 'EfficientNetB0', 'EfficientNetV2B0', 'InceptionResNetV2'],
  ...['InceptionV3', 'MobileNet', 'MobileNetV2', 'MobileNetV3Small', 'NASNetMobile', 'ResNet50'],
  ...['ResNet50V2', 'VGG16', 'Xception'],
];

function project(name: string): ReturnType<typeof generateTfjs> {
  const read = importKerasJson(readModel(name).json);
  if (!read.ok) throw new Error(read.reason);
  return generateTfjs(read.document, analyze(read.document));
}

it.each(modelsIn(recordedFolder))('%s has no hole', (name) => {
  const { refusals, model } = project(name);
  expect(refusals).toEqual([]);
  expect(model.text).not.toMatch(/Fault:|Not in TensorFlow\.js|undefined/);
});

it('one of each family passes `tsc --strict`', async () => {
  const template = findTemplate('lenet5-digits');
  if (!template) throw new Error('There is no such template.');
  const folder = await temporaryFolder();
  // With the settings and packages of an exported project; all in one, since the compiler takes most of its time to start.
  await tfjsProject(folder, template.document);
  for (const name of compiled) {
    for (const { path, content } of project(name).files) {
      if (!path.startsWith('src/') || path.endsWith('.css')) continue;
      const target = join(folder, 'src', name, path.slice('src/'.length));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    await writeFile(join(folder, 'src', name, 'lib/page/style.css'), '');
  }
  expect(await inProject(folder, 'tsc', [])).toBe('');
  await writeFile(join(folder, 'src', 'wrong.ts'), 'export const one: string = 1;\n');
  await expect(inProject(folder, 'tsc', [])).rejects.toThrow(/wrong\.ts/);
});
