import type { NetDocument } from '@netwright/graph';
import type { Analysis, Problem } from '@netwright/inference';
import { dataProblems } from './data-problems.js';
import { modelEnds } from './ends.js';
import { monitorProblems } from './monitor-problems.js';
import { objectiveProblems } from './objective-problems.js';
import { proposeRecipe } from './propose.js';
import { numberProblems, objectProblems } from './value-problems.js';

/**
 * What is wrong with how a document is to be trained: numbers that are none, names that Keras does not know, and
 * where dataset, model and loss do not fit each other. For a document without a recipe, the proposed one is judged.
 */
export function recipeProblems(document: NetDocument, analysis: Analysis): Problem[] {
  const recipe = proposeRecipe(document, analysis);
  const ends = modelEnds(document, analysis);
  return [
    ...numberProblems(recipe),
    ...objectProblems(recipe),
    ...dataProblems(recipe, ends),
    ...objectiveProblems(recipe, ends),
    ...monitorProblems(recipe, ends),
  ];
}
