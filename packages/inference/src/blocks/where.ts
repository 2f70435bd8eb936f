import type { Expansion } from '../expand/expand.js';
import { read } from '../expand/flat-id.js';
import type { Problem, Where } from '../problem.js';
import { placeOf } from './origin.js';

/** A problem of the flat graph where people see it: in the network, or in a block with the way to the instance. */
export function located(problem: Problem, expansion: Expansion): Problem {
  const { where } = problem;
  const [first] = where.nodes;
  const place = first === undefined ? undefined : placeOf(expansion, first);
  if (!place?.instance.block) return problem;
  const { instance } = place;
  const nodes = where.nodes.flatMap((id) => {
    const other = placeOf(expansion, id);
    return other && other.instance.graphId === instance.graphId ? [other.node.id] : [];
  });
  const inside: Where = {
    ...where,
    graph: instance.graphId,
    instance: instance.path,
    repetitions: instance.repetitions,
    nodes: [...new Set(nodes)],
    ...(where.edges ? { edges: where.edges.map((id) => read(id.slice(instance.prefix.length))) } : {}),
  };
  return { ...problem, where: inside };
}

/** Leaves out what was said already of another instance of the same block. */
export function saidOnce(problems: Iterable<Problem>): Problem[] {
  const said = new Set<string>();
  const once: Problem[] = [];
  for (const problem of problems) {
    const { code, message, where } = problem;
    if (where.instance) {
      const key = JSON.stringify([
        where.graph,
        where.nodes,
        code,
        where.param,
        where.input,
        where.output,
        message,
      ]);
      if (said.has(key)) continue;
      said.add(key);
    }
    once.push(problem);
  }
  return once;
}
