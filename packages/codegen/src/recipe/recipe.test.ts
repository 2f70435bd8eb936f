import { emptyDocument, type NetDocument, type TrainingRecipe, type Value } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { recipeProblems } from './problems.js';
import { proposeRecipe } from './propose.js';

function net(
  shape: readonly Value[],
  units: number,
  activation: string,
  training?: TrainingRecipe,
): NetDocument {
  return {
    ...emptyDocument('net'),
    graph: {
      nodes: [
        { id: 'in', name: 'in', kind: 'InputLayer', params: { batchShape: [null, ...shape] } },
        { id: 'flat', name: 'flat', kind: 'Flatten', params: {} },
        { id: 'out', name: 'out', kind: 'Dense', params: { units, activation } },
      ],
      edges: [
        { id: 'e1', from: { node: 'in', port: 0 }, to: { node: 'flat', port: 0 } },
        { id: 'e2', from: { node: 'flat', port: 0 }, to: { node: 'out', port: 0 } },
      ],
      inputs: ['in'],
      outputs: [{ name: 'answer', from: { node: 'out', port: 0 } }],
    },
    ...(training ? { training } : {}),
  };
}

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

const good: TrainingRecipe = {
  dataset: { id: 'mnist' },
  validation: 0.2,
  batchSize: 64,
  seed: 1,
  objectives: [
    {
      output: 'answer',
      loss: { object: 'SparseCategoricalCrossentropy', config: {} },
      metrics: [{ object: 'accuracy', config: {} }],
    },
  ],
  phases: [{ epochs: 1, optimizer: { object: 'Adam', config: {} } }],
};
const objective = good.objectives[0] as TrainingRecipe['objectives'][number];
const withLoss = (object: string, config: { readonly [name: string]: Value } = {}): TrainingRecipe => ({
  ...good,
  objectives: [{ ...objective, loss: { object, config } }],
});
const withOptimizer = (object: string, config: { readonly [name: string]: Value } = {}): TrainingRecipe => ({
  ...good,
  phases: [{ epochs: 1, optimizer: { object, config } }],
});

const problems: readonly (readonly [string, 'error' | 'warning', string, NetDocument])[] = [
  [
    'recipe/invalid-number',
    'error',
    'validation',
    net([28, 28, 1], 10, 'softmax', { ...good, validation: 1 }),
  ],
  [
    'recipe/invalid-number',
    'error',
    'batchSize',
    net([28, 28, 1], 10, 'softmax', { ...good, batchSize: 0.5 }),
  ],
  ['recipe/invalid-number', 'error', 'seed', net([28, 28, 1], 10, 'softmax', { ...good, seed: -1 })],
  [
    'recipe/invalid-number',
    'error',
    'phases/0/epochs',
    net([28, 28, 1], 10, 'softmax', {
      ...good,
      phases: [{ ...(good.phases[0] as TrainingRecipe['phases'][number]), epochs: 0 }],
    }),
  ],
  [
    'recipe/invalid-number',
    'error',
    'phases/0/epochs',
    net([28, 28, 1], 10, 'softmax', {
      ...good,
      phases: [{ ...(good.phases[0] as TrainingRecipe['phases'][number]), epochs: 1e300 }],
    }),
  ],
  ['recipe/no-phase', 'error', 'phases', net([28, 28, 1], 10, 'softmax', { ...good, phases: [] })],
  [
    'recipe/unknown-dataset',
    'error',
    'dataset/id',
    net([28, 28, 1], 10, 'softmax', { ...good, dataset: { id: 'imagenet' } }),
  ],
  ['recipe/input-does-not-fit', 'error', 'dataset', net([32, 32, 1], 10, 'softmax', good)],
  ['recipe/classes-do-not-fit', 'error', 'dataset', net([28, 28, 1], 5, 'softmax', good)],
  ['recipe/classes-do-not-fit', 'warning', 'dataset', net([28, 28, 1], 20, 'softmax', good)],
  ['recipe/loss-does-not-fit', 'warning', 'objectives/0/loss', net([28, 28, 1], 10, 'linear', good)],
  [
    'recipe/loss-does-not-fit',
    'warning',
    'objectives/0/loss',
    net([28, 28, 1], 10, 'softmax', withLoss('SparseCategoricalCrossentropy', { fromLogits: true })),
  ],
  [
    'recipe/loss-does-not-fit',
    'warning',
    'objectives/0/loss',
    net([28, 28, 1], 10, 'softmax', withLoss('MeanSquaredError')),
  ],
  [
    'recipe/no-objective',
    'error',
    'objectives',
    net([28, 28, 1], 10, 'softmax', { ...good, objectives: [] }),
  ],
  [
    'recipe/no-such-output',
    'warning',
    'objectives/1/output',
    net([28, 28, 1], 10, 'softmax', { ...good, objectives: [objective, { ...objective, output: 'other' }] }),
  ],
  [
    'recipe/unknown-object',
    'error',
    'objectives/0/loss',
    net([28, 28, 1], 10, 'softmax', withLoss('os.system')),
  ],
  [
    'recipe/unknown-object',
    'error',
    'phases/0/optimizer',
    net([28, 28, 1], 10, 'softmax', withOptimizer('__proto__')),
  ],
  [
    'recipe/unknown-argument',
    'error',
    'phases/0/optimizer/config/speed',
    net([28, 28, 1], 10, 'softmax', withOptimizer('Adam', { speed: 1 })),
  ],
  [
    'recipe/invalid-argument',
    'error',
    'phases/0/optimizer/config/learningRate',
    net([28, 28, 1], 10, 'softmax', withOptimizer('Adam', { learningRate: 'fast' })),
  ],
  [
    'recipe/missing-argument',
    'error',
    'phases/0/schedule',
    net([28, 28, 1], 10, 'softmax', {
      ...good,
      phases: [
        {
          epochs: 1,
          optimizer: { object: 'Adam', config: {} },
          schedule: { object: 'CosineDecay', config: { initialLearningRate: 0.1 } },
        },
      ],
    }),
  ],
];

describe('recipeProblems', () => {
  it('has nothing against a recipe that fits', () => {
    const document = net([28, 28, 1], 10, 'softmax', good);
    expect(recipeProblems(document, analyze(document))).toEqual([]);
  });

  it.each(problems)('%s is a(n) %s at %s', (code, severity, recipe, document) => {
    const found = recipeProblems(document, analyze(document));
    expect(found.map((problem) => [problem.code, problem.severity, problem.where.recipe])).toContainEqual([
      code,
      severity,
      recipe,
    ]);
    for (const { message } of found) expect(message).toMatch(/^[^\n]+\.$/);
  });
});
