import type { Problem, Severity } from '@netwright/inference';

/** A problem of the recipe: `recipe` is the path in it, `nodes` the ends of the model that it is about. */
export function problem(
  code: string,
  severity: Severity,
  recipe: string,
  message: string,
  nodes: readonly string[] = [],
): Problem {
  return { code: `recipe/${code}`, where: { graph: 'main', nodes, recipe }, severity, message };
}
