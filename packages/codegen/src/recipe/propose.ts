import type { NetDocument, TrainingRecipe } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import { type Dataset, datasets } from './datasets.js';
import { type ModelEnds, type ModelOutput, modelEnds } from './ends.js';
import { paddingFor } from './fit.js';

type Objective = TrainingRecipe['objectives'][number];

/**
 * A recipe for a document that has none, from what goes into its model and what comes out: softmax asks for the
 * cross-entropy of classes, one sigmoid for that of yes and no, anything else for the squared error; the shape of the
 * input chooses the dataset. A document with a recipe keeps it.
 */
export function proposeRecipe(document: NetDocument, analysis: Analysis): TrainingRecipe {
  if (document.training) return document.training;
  const ends = modelEnds(document, analysis);
  const { dataset, pad } = datasetFor(ends);
  const small = (dataset.examples?.train ?? 0) < 10000;
  const batch = ends.inputs.find((input) => input.batch !== undefined)?.batch;
  return {
    dataset: { id: dataset.id, ...(pad > 0 ? { options: { pad } } : {}) },
    validation: 0.2,
    batchSize: batch ?? (small ? 32 : 128),
    seed: 42,
    objectives: ends.outputs.map((output) => objectiveFor(output, dataset)),
    phases: [{ epochs: small ? 30 : 10, optimizer: { object: 'Adam', config: { learningRate: 0.001 } } }],
  };
}

const own = datasets.find(({ image }) => image === undefined) as Dataset;

/** The first dataset whose images fit the one input and whose classes fit the one output; the user's own otherwise. */
function datasetFor({ inputs, outputs }: ModelEnds): { dataset: Dataset; pad: number } {
  const [input] = inputs;
  const [output] = outputs;
  if (input?.shape && inputs.length === 1 && outputs.length <= 1) {
    const known = output?.shape !== undefined;
    const fitting = datasets.filter(
      ({ image, classes }) => image && (!known || (output.shape?.length === 1 && output.units === classes)),
    );
    const choices = fitting.flatMap((dataset) => {
      const pad = paddingFor(dataset, input.shape ?? []);
      return pad === undefined ? [] : [{ dataset, pad }];
    });
    const best = choices.sort((a, b) => a.pad - b.pad)[0];
    if (best) return best;
  }
  return { dataset: own, pad: 0 };
}

function objectiveFor({ name, units, activation, shape }: ModelOutput, { classes }: Dataset): Objective {
  const accuracy = [{ object: 'accuracy', config: {} }];
  if (activation === 'softmax')
    return { output: name, loss: { object: 'SparseCategoricalCrossentropy', config: {} }, metrics: accuracy };
  if (activation === 'sigmoid')
    return { output: name, loss: { object: 'BinaryCrossentropy', config: {} }, metrics: accuracy };
  if (
    activation === 'linear' &&
    units !== undefined &&
    units > 1 &&
    units === classes &&
    shape?.length === 1
  ) {
    return {
      output: name,
      loss: { object: 'SparseCategoricalCrossentropy', config: { fromLogits: true } },
      metrics: accuracy,
    };
  }
  return {
    output: name,
    loss: { object: 'MeanSquaredError', config: {} },
    metrics: [{ object: 'MeanAbsoluteError', config: {} }],
  };
}
