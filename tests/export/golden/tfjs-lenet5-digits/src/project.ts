import { loadData, randomData, source } from './data.js';
import type { Project } from './lib/project.js';
import { buildModel } from './model.js';
import { recipe } from './train.js';
import { layers } from './weights.js';

/** The network with its data and its recipe. */
export const project: Project = {
  title: 'LeNet-5 on small digits',
  buildModel,
  layers,
  recipe,
  loadData,
  randomData,
  source,
};
