import { datasets, optimizers } from '@netwright/codegen';
import { accept, type Field, whole } from '@netwright/layers';

const count = (label: string, help: string): Field => ({
  label,
  help,
  schema: whole(1),
  control: { type: 'integer', min: 1 },
  expected: 'a whole number of at least 1',
});

/** The recipe's fields, said as a layer's are, so that one form shows both. */
export const recipeFields = {
  dataset: {
    label: 'Data',
    help: 'What the exported script trains on, unless it is told otherwise.',
    schema: accept((raw) => typeof raw === 'string'),
    control: { type: 'choice', options: datasets.map(({ id }) => id) },
    expected: 'a set of examples',
  },
  optimizer: {
    label: 'Optimiser',
    help: 'How the weights are changed after each batch.',
    schema: accept((raw) => typeof raw === 'string'),
    control: { type: 'choice', options: optimizers.map(({ name }) => name) },
    expected: 'an optimiser of Keras',
  },
  learningRate: {
    label: 'Learning rate',
    help: 'How far each step goes.',
    schema: accept((raw) => typeof raw === 'number' && raw > 0 && raw < Infinity),
    control: { type: 'number', min: 0, step: 0.0005 },
    expected: 'a number above 0',
  },
  epochs: count('Epochs', 'How often all examples are gone through.'),
  batchSize: count('Batch size', 'How many examples make one step.'),
  validation: {
    label: 'Held back',
    help: 'The share of the examples that is kept for checking, never trained on.',
    schema: accept((raw) => typeof raw === 'number' && raw > 0 && raw < 1),
    control: { type: 'fraction' },
    expected: 'a number between 0 and 1',
  },
  seed: {
    label: 'Seed',
    help: 'Fixes what is random: the split, the order, the first weights.',
    schema: whole(0),
    control: { type: 'integer', min: 0 },
    expected: 'a whole number of at least 0',
  },
} satisfies { readonly [name: string]: Field };

export type RecipeFieldName = keyof typeof recipeFields;

/** Which paths into the recipe a field answers for: where a problem points there, it is shown under the field. */
export const recipePaths: { readonly [Name in RecipeFieldName]: RegExp } = {
  dataset: /^dataset/,
  optimizer: /^phases\/0\/optimizer(?!.*learningRate)/,
  learningRate: /^phases\/0\/.*learningRate/,
  epochs: /^phases\/0\/epochs/,
  batchSize: /^batchSize/,
  validation: /^validation/,
  seed: /^seed/,
};
