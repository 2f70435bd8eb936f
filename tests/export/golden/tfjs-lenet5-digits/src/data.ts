import type { ArrayForm } from './lib/data/arrays.js';
import { readDigits } from './lib/data/digits.js';
import type { DataFiles } from './lib/data/files.js';
import { imageExamples } from './lib/data/images.js';
import { randomExamples } from './lib/data/random-examples.js';
import { mulberry32 } from './lib/data/split.js';
import { splitExamples } from './lib/data/split-examples.js';
import type { DataSource, ProjectData } from './lib/project.js';
import type { Examples } from './lib/training/examples.js';
import { recipe } from './train.js';

/** Where the data comes from. */
export const source: DataSource = {
  title: 'Handwritten digits, 8\xd78',
  ships: 'digits.csv.gz',
  takes: 'digits.csv or digits.csv.gz: 64 grey values (0 to 16) and the digit on each line',
  image: { height: 8, width: 8, channels: 1, pad: 0, layout: 'last', lightOnDark: true },
};

/** What goes into the model. */
const inputs: readonly ArrayForm[] = [{ name: 'x', shape: [8, 8, 1], holds: 'numbers' }];

/** What it learns to give. */
const labels: readonly ArrayForm[] = [{ name: 'y', shape: [], holds: 'ids', classes: 10 }];

/** The share of the examples that is held back for validation, the same of each class. */
const validation = 0.2;

const form = { pad: 0, layout: 'last', largest: 16 } as const;

/** The examples in three parts: to learn from, to look at meanwhile, and where the set has one for a test. */
export async function loadData(files: DataFiles): Promise<ProjectData> {
  const images = await readDigits(files);
  return splitExamples(imageExamples(images, form, 10, 'ids'), validation, recipe.seed, images.labels);
}

/** Random examples that fit the model, to see that a step can be made. */
export function randomData(count: number): Examples {
  return randomExamples(count, inputs, labels, mulberry32(recipe.seed));
}
