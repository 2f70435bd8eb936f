import type { Problem, Severity } from '@netwright/inference';

/** Everything that is said of a recipe, behind `recipe/`. */
export const recipeCodes = [
  'batch-does-not-fit',
  'classes-do-not-fit',
  'input-does-not-fit',
  'invalid-argument',
  'invalid-number',
  'loss-does-not-fit',
  'missing-argument',
  'mode-not-said',
  'negative-weight',
  'no-objective',
  'no-phase',
  'no-such-output',
  'not-measured',
  'output-trained-twice',
  'rate-not-exported',
  'several-ends',
  'unknown-argument',
  'unknown-dataset',
  'unknown-object',
] as const;
export type RecipeCode = (typeof recipeCodes)[number];

/** A problem of the recipe: `recipe` is the path in it, `nodes` the ends of the model that it is about. */
export function problem(
  code: RecipeCode,
  severity: Severity,
  recipe: string,
  message: string,
  nodes: readonly string[] = [],
): Problem {
  return { code: `recipe/${code}`, where: { graph: 'main', nodes, recipe }, severity, message };
}
