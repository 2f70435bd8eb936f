import type { TrainingRecipe } from '@netwright/graph';
import type { Problem } from '@netwright/inference';
import { losses, metrics } from './losses.js';
import { findIn, type RecipeObject, takes } from './objects.js';
import { callbacks, optimizers, schedules } from './optimizers.js';
import { problem } from './problem.js';

type Written = TrainingRecipe['objectives'][number]['loss'];

/** What a script can count to: Python would write more than that as a float. */
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1 && value < 2 ** 31;

/** Numbers that are none. */
export function numberProblems({ validation, batchSize, seed, phases, dataset }: TrainingRecipe): Problem[] {
  const found: Problem[] = [];
  const demand = (fine: boolean, path: string, message: string) => {
    if (!fine) found.push(problem('invalid-number', 'error', path, message));
  };
  demand(
    validation > 0 && validation < 1,
    'validation',
    `The share for validation has to be between 0 and 1, not ${validation}.`,
  );
  demand(
    isCount(batchSize),
    'batchSize',
    `The batch size has to be a whole number of at least 1 (and below 2³¹), not ${batchSize}.`,
  );
  demand(
    Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32,
    'seed',
    `The seed has to be a whole number from 0 to ${2 ** 32 - 1}, not ${seed}.`,
  );
  const pad = dataset.options?.['pad'];
  demand(
    pad === undefined || (typeof pad === 'number' && Number.isInteger(pad) && pad >= 0 && pad <= 512),
    'dataset/options/pad',
    'The padding of the images has to be a whole number from 0 to 512.',
  );
  for (const [index, { epochs, overrides }] of phases.entries()) {
    demand(
      isCount(epochs),
      `phases/${index}/epochs`,
      `The epochs have to be a whole number of at least 1 (and below 2³¹), not ${epochs}.`,
    );
    for (const [at, { rate }] of (overrides ?? []).entries()) {
      if (rate === undefined || rate === 1) continue;
      const path = `phases/${index}/overrides/${at}/rate`;
      found.push(
        problem(
          'rate-not-exported',
          'warning',
          path,
          'Keras has no rate for single layers: the exported script trains them at the full rate.',
        ),
      );
    }
  }
  if (phases.length === 0)
    found.push(problem('no-phase', 'error', 'phases', 'The training has no phase, so nothing is trained.'));
  return found;
}

/** Names and arguments that Keras does not know. */
export function objectProblems(recipe: TrainingRecipe): Problem[] {
  const found: Problem[] = [];
  const look = (table: readonly RecipeObject[], what: string, written: Written, path: string) => {
    const object = findIn(table, written.object);
    if (!object) {
      found.push(
        problem(
          'unknown-object',
          'error',
          path,
          `There is no ${what} ${JSON.stringify(written.object)} here.`,
        ),
      );
      return;
    }
    for (const [name, value] of Object.entries(written.config)) {
      const argument = object.arguments.find((each) => each.name === name);
      const at = `${path}/config/${name}`;
      if (!argument)
        found.push(
          problem('unknown-argument', 'error', at, `${object.name} takes no ${JSON.stringify(name)}.`),
        );
      else if (!takes(argument, value)) {
        found.push(
          problem(
            'invalid-argument',
            'error',
            at,
            `${JSON.stringify(value)} is nothing that ${object.name} takes as ${name}.`,
          ),
        );
      }
    }
    for (const { name, default: fallback } of object.arguments) {
      if (fallback !== undefined || Object.hasOwn(written.config, name)) continue;
      found.push(problem('missing-argument', 'error', path, `${object.name} has to be told its ${name}.`));
    }
  };
  for (const [index, { loss, metrics: measured }] of recipe.objectives.entries()) {
    look(losses, 'loss', loss, `objectives/${index}/loss`);
    for (const [at, metric] of measured.entries())
      look(metrics, 'metric', metric, `objectives/${index}/metrics/${at}`);
  }
  for (const [index, { optimizer, schedule }] of recipe.phases.entries()) {
    look(optimizers, 'optimiser', optimizer, `phases/${index}/optimizer`);
    if (schedule) look(schedules, 'schedule', schedule, `phases/${index}/schedule`);
  }
  for (const [index, callback] of (recipe.callbacks ?? []).entries())
    look(callbacks, 'callback', callback, `callbacks/${index}`);
  return found;
}
