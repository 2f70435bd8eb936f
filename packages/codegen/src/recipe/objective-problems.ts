import type { TrainingRecipe } from '@netwright/graph';
import type { Problem } from '@netwright/inference';
import type { ModelEnds, ModelOutput } from './ends.js';
import { type Loss, losses } from './losses.js';
import { findIn } from './objects.js';
import { problem, type RecipeCode } from './problem.js';

/** The loss of an output, where it has one that is known. */
export function lossOf({ objectives }: TrainingRecipe, { name }: ModelOutput): Loss | undefined {
  const objective = objectives.find((each) => each.output === name);
  return objective && findIn(losses, objective.loss.object);
}

/** Outputs without a loss or with two, losses without an output or of a negative weight, and losses that do not fit the last activation. */
export function objectiveProblems({ objectives }: TrainingRecipe, { outputs }: ModelEnds): Problem[] {
  const found: Problem[] = [];
  for (const output of outputs) {
    const index = objectives.findIndex((each) => each.output === output.name);
    const objective = objectives[index];
    if (!objective) {
      found.push(
        problem(
          'no-objective',
          'error',
          'objectives',
          `Nothing says how the output ${JSON.stringify(output.name)} is trained.`,
          [output.node],
        ),
      );
      continue;
    }
    const loss = findIn(losses, objective.loss.object);
    const message = loss && lossMessage(loss, objective.loss.config['fromLogits'] === true, output);
    if (message)
      found.push(problem('loss-does-not-fit', 'warning', `objectives/${index}/loss`, message, [output.node]));
  }
  for (const [index, { output, weight }] of objectives.entries()) {
    const at = `objectives/${index}`;
    const warn = (code: RecipeCode, path: string, message: string) =>
      found.push(problem(code, 'warning', path, message));
    if (!outputs.some(({ name }) => name === output))
      warn('no-such-output', `${at}/output`, `The model has no output ${JSON.stringify(output)}.`);
    else if (objectives.findIndex((each) => each.output === output) < index)
      warn(
        'output-trained-twice',
        `${at}/output`,
        `How the output ${JSON.stringify(output)} is trained is said twice: what is said first holds.`,
      );
    else if (weight !== undefined && weight < 0)
      warn(
        'negative-weight',
        `${at}/weight`,
        `The loss of ${JSON.stringify(output)} counts ${weight} times, so that the training makes it larger.`,
      );
  }
  return found;
}

/** Why a loss and the last activation do not go together, as a sentence. */
function lossMessage(
  { name, expects }: Loss,
  fromLogits: boolean,
  { activation, units }: ModelOutput,
): string | undefined {
  if (expects === 'softmax' && units === 1)
    return `${name} compares classes, but the model ends in one unit: its softmax is always 1.`;
  if (expects === undefined) {
    return activation === 'softmax'
      ? `The model ends in probabilities of classes, but ${name} takes them for numbers to be met.`
      : undefined;
  }
  if (fromLogits) {
    return activation === 'softmax' || activation === 'sigmoid'
      ? `${name} with fromLogits applies ${expects} itself, but the model ends in ${activation} already.`
      : undefined;
  }
  if (activation === expects) return undefined;
  return activation === 'linear'
    ? `${name} expects probabilities, but the model ends without an activation: use ${expects}, or fromLogits.`
    : `${name} expects ${expects} at the end, but the model ends in ${activation}.`;
}
