import type { Graph, GraphId } from '@netwright/graph';
import { isSafeName } from './exported-names.js';
import type { Problem } from './problem.js';

// What was found for a graph, so that the next version of it with the same names need not be searched.
const found = new WeakMap<Graph, readonly Problem[]>();

/** What is wrong with the names of the layers. None of it stops a model: it is exported under names that work. */
export function nameProblems(graph: GraphId, drawn: Graph, before: Graph | undefined): readonly Problem[] {
  const known = before && sameNames(before, drawn) ? found.get(before) : undefined;
  const problems = known ?? search(graph, drawn);
  found.set(drawn, problems);
  return problems;
}

function sameNames(a: Graph, b: Graph): boolean {
  if (a.nodes === b.nodes) return true;
  if (a.nodes.length !== b.nodes.length) return false;
  for (let index = 0; index < a.nodes.length; index++) {
    const one = a.nodes[index];
    const other = b.nodes[index];
    if (one !== other && (one?.name !== other?.name || one?.id !== other?.id)) return false;
  }
  return true;
}

function search(graph: GraphId, drawn: Graph): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  for (const { id, name } of drawn.nodes) {
    const first = taken.get(name);
    if (first !== undefined) {
      problems.push({
        code: 'name/taken',
        where: { graph, nodes: [id, first] },
        severity: 'warning',
        message: `Two layers are called ${quoted(name)}. One of them is exported under another name.`,
      });
      continue;
    }
    taken.set(name, id);
    if (name.trim() === '') {
      problems.push({
        code: 'name/empty',
        where: { graph, nodes: [id] },
        severity: 'warning',
        message: 'The layer has no name. It is exported under one made up for it.',
      });
    } else if (!isSafeName(name)) {
      problems.push({
        code: 'name/not-in-keras',
        where: { graph, nodes: [id] },
        severity: 'warning',
        message: `Not every backend of Keras trains a layer called ${quoted(name)}: letters from A to Z, digits and _ . - are safe. It is exported under another name.`,
      });
    }
  }
  return problems;
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name);
}
