import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataError } from '../data/files.js';
import type { Project, ProjectData } from '../project.js';
import { runRecipe } from '../training/recipe.js';
import type { Scores } from '../training/tally.js';
import { evaluate, TrainingError } from '../training/train.js';
import { loadWeights, saveWeights } from '../weights/model-weights.js';
import { WeightsError } from '../weights/safetensors.js';
import { startInNode } from './backend.js';
import { filesIn } from './folder.js';

const usage = `npm run train -- [options]
  --epochs N         how often all examples are gone through
  --data PATH        the data: a file, or a folder of files
  --weights FILE     begin with the weights of a .safetensors file
  --output FOLDER    where weights and history go (default: .)
  --backend NAME     wasm or cpu (default: wasm)
  --smoke            one step on random data, to see that all works
`;

/** Trains a project in Node and saves what it learned; the exit code is 0 where all went well. */
export async function trainInNode(project: Project, shipped?: string): Promise<number> {
  try {
    await run(project, shipped);
    return 0;
  } catch (error) {
    const known =
      error instanceof DataError || error instanceof TrainingError || error instanceof WeightsError;
    if (!known && !(error instanceof TypeError && 'code' in error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function run(project: Project, shipped: string | undefined): Promise<void> {
  const { values } = parseArgs({
    options: {
      epochs: { type: 'string' },
      data: { type: 'string' },
      weights: { type: 'string' },
      output: { type: 'string', default: '.' },
      backend: { type: 'string', default: 'wasm' },
      smoke: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const epochs = values.smoke ? 1 : values.epochs === undefined ? undefined : Number(values.epochs);
  if (epochs !== undefined && !(Number.isInteger(epochs) && epochs >= 1))
    throw new DataError(`--epochs takes a whole number from 1, not ${values.epochs}.`);
  await startFromCommandLine(values.backend);
  const data = values.smoke
    ? randomData(project)
    : await project.loadData(await filesIn(dataPath(project, values.data, shipped)));
  const model = project.buildModel();
  if (values.weights !== undefined)
    loadWeights(model, project.layers, new Uint8Array(await readFile(values.weights)));
  model.summary();
  const history = await runRecipe(model, data, project.recipe, {
    ...(epochs === undefined ? {} : { epochs }),
    onEpoch: ({ epoch, scores }) => process.stdout.write(`epoch ${epoch}: ${inWords(scores)}\n`),
  });
  process.stdout.write(`validation: ${inWords(await evaluate(model, data.validation, project.recipe))}\n`);
  if (data.test) process.stdout.write(`test: ${inWords(await evaluate(model, data.test, project.recipe))}\n`);
  await mkdir(values.output, { recursive: true });
  await writeFile(join(values.output, 'model.safetensors'), await saveWeights(model, project.layers));
  const names = [...(history[0]?.scores.keys() ?? [])];
  const rows = history.map(({ epoch, scores }) =>
    [epoch, ...names.map((name) => scores.get(name))].join(','),
  );
  await writeFile(
    join(values.output, 'history.csv'),
    `${['epoch', ...names].join(',')}\n${rows.join('\n')}\n`,
  );
}

async function startFromCommandLine(name: string): Promise<void> {
  if (name !== 'wasm' && name !== 'cpu') throw new DataError(`--backend takes wasm or cpu, not ${name}.`);
  const chosen = await startInNode(name);
  for (const { name: other, reason } of chosen.passedOver) process.stderr.write(`${other}: ${reason}\n`);
  process.stdout.write(`computing on ${chosen.name}\n`);
}

function dataPath({ source }: Project, given: string | undefined, shipped: string | undefined): string {
  const path = given ?? shipped;
  if (path === undefined)
    throw new DataError(`Say where ${source.title} is, by --data. It takes ${source.takes}.`);
  return path;
}

function randomData({ randomData: random, recipe }: Project): ProjectData {
  const count = Math.min(8, recipe.batchSize);
  return { training: random(count), validation: random(count) };
}

function inWords(scores: Scores): string {
  return [...scores].map(([name, score]) => `${name} ${score.toFixed(4)}`).join(', ');
}
