import type { Graph, GraphId } from '@netwright/graph';
import { changedPlaces } from './changed.js';
import { isSafeName } from './exported-names.js';
import type { Problem } from './problem.js';

// What was found for a graph, so that the next version of it with the same names need not be searched.
const found = new WeakMap<Graph, readonly Problem[]>();

/** What is wrong with the names of the layers. None of it stops a model: it is exported under names that work. */
export function nameProblems(graph: GraphId, drawn: Graph, before: Graph | undefined): readonly Problem[] {
  const known = found.get(drawn) ?? (before && sameNames(before, drawn) ? found.get(before) : undefined);
  const problems = known ?? search(graph, drawn);
  found.set(drawn, problems);
  return problems;
}

function sameNames(a: Graph, b: Graph): boolean {
  const changed = changedPlaces(b.nodes, a.nodes);
  return (
    changed?.every((at) => {
      const [one, other] = [a.nodes[at], b.nodes[at]];
      return one?.name === other?.name && one?.id === other?.id;
    }) ?? false
  );
}

function search(graph: GraphId, drawn: Graph): Problem[] {
  const problems: Problem[] = [];
  // Names nearly always differ, and to tell that takes less room than to note who has which.
  const taken = new Set<string>();
  let owners: ReadonlyMap<string, string> | undefined;
  for (const { id, name } of drawn.nodes) {
    if (taken.has(name)) {
      owners ??= firstOfEachName(drawn);
      const first = owners.get(name) as string;
      problems.push({
        code: 'name/taken',
        where: { graph, nodes: [id, first] },
        severity: 'warning',
        message: `Two layers are called ${quoted(name)}. One of them is exported under another name.`,
      });
      continue;
    }
    taken.add(name);
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

function firstOfEachName({ nodes }: Graph): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { id, name } of nodes) if (!owners.has(name)) owners.set(name, id);
  return owners;
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name);
}
