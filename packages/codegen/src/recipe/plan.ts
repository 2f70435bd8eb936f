import type { NetDocument, TrainingRecipe } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import type { Shape } from '@netwright/layers';
import {
  type Dataset,
  type Fit,
  findDataset,
  findIn,
  fitImages,
  type Loss,
  losses,
  type ModelEnds,
  type ModelOutput,
  modelEnds,
  proposeRecipe,
  readPad,
  type Target,
} from './index.js';

type Objective = TrainingRecipe['objectives'][number];

/** An output and how it is trained, with nothing open any more. */
export interface OutputPlan extends Omit<ModelOutput, 'shape' | 'units'> {
  readonly shape: Shape;
  readonly units: number;
  readonly loss: Loss;
  readonly fromLogits: boolean;
  readonly target: Target;
  readonly objective: Objective;
}

/** All that the script has to know of the training. What a faulty recipe leaves open is filled in, so that there is always a script to show. */
export interface TrainingPlan {
  readonly recipe: TrainingRecipe;
  readonly ends: ModelEnds;
  readonly dataset: Dataset;
  readonly fit: Fit;
  readonly outputs: readonly OutputPlan[];
}

export function planTraining(document: NetDocument, analysis: Analysis): TrainingPlan {
  const recipe = proposeRecipe(document, analysis);
  const ends = modelEnds(document, analysis);
  const wanted = findDataset(recipe.dataset.id);
  const single = ends.inputs.length <= 1 && ends.outputs.length <= 1;
  const dataset = wanted && (single || !wanted.image) ? wanted : (findDataset('npz') as Dataset);
  return {
    recipe,
    ends,
    dataset,
    fit: fitImages(dataset, ends.inputs[0]?.shape ?? [], readPad(recipe)) ?? { pad: 0, layout: 'last' },
    outputs: ends.outputs.map((output) => planOutput(output, recipe, dataset)),
  };
}

const fallback = losses.find(({ name }) => name === 'MeanSquaredError') as Loss;

function planOutput(output: ModelOutput, { objectives }: TrainingRecipe, { classes }: Dataset): OutputPlan {
  const objective = objectives.find((each) => each.output === output.name) ?? {
    output: output.name,
    loss: { object: fallback.name, config: {} },
    metrics: [],
  };
  const loss = findIn(losses, objective.loss.object) ?? fallback;
  const shape = output.shape ?? [output.units ?? classes ?? 1];
  return {
    ...output,
    shape,
    units: output.units ?? classes ?? 1,
    loss,
    fromLogits: objective.loss.config['fromLogits'] === true,
    target: loss.target,
    objective,
  };
}
