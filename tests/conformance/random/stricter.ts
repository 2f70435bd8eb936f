import type { NetDocument } from '@netwright/graph';
import { analyze, type Problem } from '@netwright/inference';
import { documentOf } from '../case-document.js';
import { loadTables } from '../tables.js';

/**
 * What we reject although Keras makes the model, for it fails when it runs: the cases of the tables that say so, by kind,
 * code and parameter. And the input of a model inside the model that has another number of axes, for Keras compares its
 * sizes only as far as the shorter list goes (`assert_input_compatibility`).
 */
export type Stricter = (document: NetDocument) => boolean;

export async function stricterCases(): Promise<Stricter> {
  const documented = new Set<string>();
  for (const { kind, cases } of (await loadTables()).values()) {
    for (const one of cases) {
      if (one.stricter === undefined) continue;
      const document = documentOf(kind, one);
      for (const problem of errorsOf(document)) documented.add(keyOf(document, problem));
    }
  }
  return (document) => {
    const errors = errorsOf(document);
    const refused = new Set(errors.filter(isOtherRank).map((problem) => placeIn(document, problem)?.block));
    return (
      errors.length > 0 &&
      errors.every(
        (problem) =>
          documented.has(keyOf(document, problem)) ||
          isOtherRank(problem) ||
          // What the layers inside then say of it.
          refused.has(problem.where.graph),
      )
    );
  };
}

function errorsOf(document: NetDocument): readonly Problem[] {
  return analyze(document).problems.filter(({ severity }) => severity === 'error');
}

/** The kind of the layer, or the block, that a problem is of. */
function placeIn(
  { graph, blocks }: NetDocument,
  { where }: Problem,
): { kind?: string; block?: string } | undefined {
  const drawn = where.graph === 'main' ? graph : blocks.find(({ id }) => id === where.graph)?.graph;
  return drawn?.nodes.find(({ id }) => id === where.nodes[0]);
}

function keyOf(document: NetDocument, problem: Problem): string {
  return [placeIn(document, problem)?.kind, problem.code, problem.where.param].join(' ');
}

function isOtherRank({ code, expected, received }: Problem): boolean {
  const axes = (type: string | undefined) => type?.split(',').length;
  return code === 'block/other-input' && axes(expected) !== axes(received);
}
