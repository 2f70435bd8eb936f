import type { Value } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { good, net, twoEnds } from './fixtures/recipe-faults.js';
import { recipeProblems } from './problems.js';
import { proposeRecipe } from './propose.js';

const proposals: [
  shape: number[],
  units: number,
  activation: string,
  dataset: string,
  loss: string,
  fromLogits?: boolean,
][] = [
  [[8, 8, 1], 10, 'softmax', 'digits', 'SparseCategoricalCrossentropy'],
  [[28, 28, 1], 10, 'softmax', 'mnist', 'SparseCategoricalCrossentropy'],
  [[28, 28], 10, 'softmax', 'mnist', 'SparseCategoricalCrossentropy'],
  [[784], 10, 'softmax', 'mnist', 'SparseCategoricalCrossentropy'],
  [[1, 28, 28], 10, 'softmax', 'mnist', 'SparseCategoricalCrossentropy'],
  [[32, 32, 1], 10, 'softmax', 'mnist', 'SparseCategoricalCrossentropy'],
  [[32, 32, 3], 10, 'softmax', 'cifar10', 'SparseCategoricalCrossentropy'],
  [[32, 32, 3], 100, 'softmax', 'cifar100', 'SparseCategoricalCrossentropy'],
  [[28, 28, 1], 10, 'linear', 'mnist', 'SparseCategoricalCrossentropy', true],
  [[28, 28, 1], 1000, 'softmax', 'npz', 'SparseCategoricalCrossentropy'],
  [[28, 28, 1], 1, 'sigmoid', 'npz', 'BinaryCrossentropy'],
  [[6], 5, 'sigmoid', 'npz', 'BinaryCrossentropy'],
  [[6], 1, 'linear', 'npz', 'MeanSquaredError'],
  [[6], 10, 'linear', 'npz', 'MeanSquaredError'],
  [[6], 2, 'tanh', 'npz', 'MeanSquaredError'],
];

describe('proposeRecipe', () => {
  it.each(proposals)('%j into %i %s is %s with %s', (...row) => {
    const [shape, units, activation, dataset, loss, fromLogits] = row;
    const document = net(shape, units, activation);
    const analysis = analyze(document);
    const recipe = proposeRecipe(document, analysis);
    expect(recipe.dataset.id).toBe(dataset);
    expect(recipe.objectives).toMatchObject([
      { output: 'answer', loss: { object: loss, config: fromLogits ? { fromLogits: true } : {} } },
    ]);
    expect(recipeProblems(document, analysis)).toEqual([]);
  });

  it('keeps the recipe that is there', () => {
    const recipe = proposeRecipe(net([6], 1, 'linear'), analyze(net([6], 1, 'linear')));
    const document = net([28, 28, 1], 10, 'softmax', recipe);
    expect(proposeRecipe(document, analyze(document))).toBe(recipe);
  });
});

describe('what callbacks watch', () => {
  // As Keras 3.15 answers when such a model is fitted.
  it.each<[string, { readonly [name: string]: Value }, string | undefined]>([
    ['the loss', {}, undefined],
    ['the loss of one output', { monitor: 'val_left_side_loss' }, 'recipe/mode-not-said'],
    ['the same with its mode', { monitor: 'val_left_side_loss', mode: 'min' }, undefined],
    ['a metric of one output', { monitor: 'left_side_mean_absolute_error', mode: 'min' }, undefined],
    ['a metric that Keras numbers', { monitor: 'val_out_auc_1', mode: 'max' }, undefined],
    ['a metric without its output', { monitor: 'val_auc' }, 'recipe/not-measured'],
    ['an output by its drawn name', { monitor: 'side_loss', mode: 'min' }, 'recipe/not-measured'],
  ])('%s', (_what, config, code) => {
    const document = twoEnds(config);
    const found = recipeProblems(document, analyze(document)).map((problem) => problem.code);
    expect(found).toEqual(code === undefined ? [] : [code]);
  });
});

describe('recipeProblems', () => {
  it('has nothing against a recipe that fits', () => {
    const document = net([28, 28, 1], 10, 'softmax', good);
    expect(recipeProblems(document, analyze(document))).toEqual([]);
  });
});
