import { sparseCategoricalCrossentropy } from './lib/training/losses.js';
import { accuracy } from './lib/training/metrics.js';
import { Optimizer } from './lib/training/optimizer.js';
import { adam } from './lib/training/optimizer-rules.js';
import type { Recipe } from './lib/training/recipe.js';
import { constant } from './lib/training/schedules.js';

/** How the network is trained: what to change first. */
export const recipe: Recipe = {
  batchSize: 32,
  seed: 42,
  objectives: [{ output: 'output', loss: sparseCategoricalCrossentropy(), metrics: [accuracy('ids')] }],
  phases: [{ epochs: 20, optimizer: () => new Optimizer(adam(), constant(0.001)) }],
};
