import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTemplate, templates } from '@netwright/templates';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { exportTo, runPython, temporaryFolder } from './running.js';
import { inProject, tfjsProject } from './tfjs-folder.js';

const format = {
  formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 110 },
  javascript: { formatter: { quoteStyle: 'single' } },
};

it.each(templates)(
  '$id is a project that compiles strictly, is formatted, and makes a step',
  async ({ document, counts }) => {
    const folder = await temporaryFolder();
    const { refusals } = await tfjsProject(folder, document);
    expect(refusals).toEqual([]);
    expect(await inProject(folder, 'tsc', [])).toBe('');
    await writeFile(join(folder, 'biome.json'), JSON.stringify({ root: true, ...format }));
    await inProject(folder, 'biome', [
      'format',
      'src',
      'index.html',
      'package.json',
      'tsconfig.json',
      'vite.config.ts',
    ]);
    const printed = await inProject(folder, 'tsx', ['src/node.ts', '--smoke', '--output', 'out']);
    expect(printed).toContain('computing on wasm');
    expect(printed).toContain(`Total params: ${counts.parameters}`);
    expect(printed).toMatch(/epoch 1: loss [\d.]+/);
  },
);

/** Prints what the model makes of the first examples that are held back. */
const predictInNode = `import { readFile } from 'node:fs/promises';
import { startInNode } from './lib/node/backend.js';
import { filesIn } from './lib/node/folder.js';
import { batchAt } from './lib/training/examples.js';
import { loadWeights } from './lib/weights/model-weights.js';
import { project } from './project.js';

await startInNode();
const model = project.buildModel();
loadWeights(model, project.layers, new Uint8Array(await readFile('model.safetensors')));
const { validation } = await project.loadData(await filesIn('public/digits.csv.gz'));
const { inputs } = batchAt(validation, Array.from({ length: 32 }, (_, place) => place));
const [result] = [model.predict(inputs)].flat();
console.log(JSON.stringify(Array.from((await result?.data()) ?? [])));
`;

const predictInPython = `
import json
import sys
import train

model = train.build_model()
train.load_weights(model, sys.argv[1])
_, (x, _) = train.examples(None, train.SEED)
print(json.dumps(model.predict(x[:32], verbose=0).ravel().tolist()))
`;

describeWith('python', 'a network trained in Keras', (python) => {
  it('predicts the same in TensorFlow.js, to 1e-4', async () => {
    const template = findTemplate('lenet5-digits');
    if (!template) throw new Error('There is no such template.');
    const [keras, tfjs] = [await temporaryFolder(), await temporaryFolder()];
    const script = await exportTo(keras, template.document);
    await tfjsProject(tfjs, template.document);
    await runPython(python, [script, '--epochs', '2', '--export-web', '--output', tfjs], 'tensorflow');
    await writeFile(join(keras, 'predict.py'), predictInPython);
    await writeFile(join(tfjs, 'src', 'predict.ts'), predictInNode);
    const expected = JSON.parse(
      (await runPython(python, [join(keras, 'predict.py'), join(tfjs, 'model.safetensors')], 'tensorflow'))
        .trim()
        .split('\n')
        .at(-1) as string,
    ) as number[];
    const given = JSON.parse(
      (await inProject(tfjs, 'tsx', ['src/predict.ts'])).trim().split('\n').at(-1) as string,
    ) as number[];
    expect(given).toHaveLength(320);
    expect(
      Math.max(...expected.map((value, index) => Math.abs(value - (given[index] as number)))),
    ).toBeLessThan(1e-4);
  });
});

it('LeNet-5 learns the digits in Node on wasm: 95 per cent', async () => {
  const template = findTemplate('lenet5-digits');
  if (!template) throw new Error('There is no such template.');
  const folder = await temporaryFolder();
  await tfjsProject(folder, template.document);
  const printed = await inProject(folder, 'tsx', ['src/node.ts', '--output', 'out']);
  const [, accuracy = '0'] = /validation: .*accuracy ([\d.]+)/.exec(printed) ?? [];
  expect(Number(accuracy)).toBeGreaterThanOrEqual(0.95);
});
