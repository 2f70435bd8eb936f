import { type TfjsTraining, tfjsTraining } from '@netwright/codegen/tfjs';
import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import { arrayParts } from '../data/array-parts.js';
import type { ArrayForm } from '../data/arrays.js';
import { cifar10, cifar100, readCifar } from '../data/cifar.js';
import { readDigits } from '../data/digits.js';
import type { DataFiles } from '../data/files.js';
import { readIdx } from '../data/idx.js';
import { imageExamples, type LabelledImages } from '../data/images.js';
import { readNpz } from '../data/npz.js';
import { randomExamples } from '../data/random-examples.js';
import { mulberry32 } from '../data/split.js';
import { splitExamples } from '../data/split-examples.js';
import { type BuiltModel, buildModel } from '../model/build.js';
import type { DataSource, Project, ProjectData } from '../project.js';
import type { Recipe } from '../training/recipe.js';
import type { LayerForm } from '../weights/model-weights.js';
import { evaluate } from './evaluate.js';

/** What was drawn, as its exported project has it: the same calls, made here instead of printed. */
export interface DrawnProject extends Project {
  readonly training: TfjsTraining;
  /** The model with what is known of its layers. */
  readonly build: () => BuiltModel;
}

export function projectOf(document: NetDocument, analysis: Analysis): DrawnProject {
  const training = tfjsTraining(document, analysis);
  const recipe = evaluate(training.recipe) as Recipe;
  const inputs = evaluate(training.inputs) as readonly ArrayForm[];
  const labels = evaluate(training.labels) as readonly ArrayForm[];
  const build = () => buildModel(training.program);
  return {
    training,
    build,
    title: training.title,
    buildModel: () => build().model,
    layers: evaluate(training.layers) as readonly LayerForm[],
    recipe,
    source: evaluate(training.source) as DataSource,
    loadData: (files) => load(training, recipe, inputs, labels, files),
    randomData: (count) => randomExamples(count, inputs, labels, mulberry32(recipe.seed)),
  };
}

async function load(
  { dataset, images, validation }: TfjsTraining,
  { seed }: Recipe,
  inputs: readonly ArrayForm[],
  labels: readonly ArrayForm[],
  files: DataFiles,
): Promise<ProjectData> {
  const sets = imageSets.get(dataset);
  if (!images || !sets) return arrayParts(await readNpz(files), inputs, labels, validation, seed);
  const examples = (set: LabelledImages) => imageExamples(set, images.form, images.classes, images.target);
  const train = await sets.train(files);
  const parts = splitExamples(examples(train), validation, seed, train.labels);
  return sets.test ? { ...parts, test: examples(await sets.test(files)) } : parts;
}

interface ImageSet {
  readonly train: (files: DataFiles) => Promise<LabelledImages>;
  readonly test?: (files: DataFiles) => Promise<LabelledImages>;
}

const idx: ImageSet = {
  train: (files) => readIdx(files, 'train'),
  test: (files) => readIdx(files, 't10k'),
};

/** The sets of images by their ids. */
const imageSets: ReadonlyMap<string, ImageSet> = new Map<string, ImageSet>([
  ['digits', { train: readDigits }],
  ['mnist', idx],
  ['fashion_mnist', idx],
  [
    'cifar10',
    {
      train: (files) => readCifar(files, cifar10, 'train'),
      test: (files) => readCifar(files, cifar10, 'test'),
    },
  ],
  [
    'cifar100',
    {
      train: (files) => readCifar(files, cifar100, 'train'),
      test: (files) => readCifar(files, cifar100, 'test'),
    },
  ],
]);
