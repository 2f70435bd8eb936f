import type { GraphId } from '@netwright/graph';
import type { GraphAnalysis } from './analysis.js';
import { endProblems } from './end-problems.js';
import { nameProblems } from './name-problems.js';
import type { Problem } from './problem.js';
import { sharingProblems } from './sharing.js';
import type { Structure } from './structure.js';

/** What is wrong with the drawing itself: wires, circles, links, inputs, outputs, names. Linear in nodes and wires. */
export function graphProblems(
  analysis: GraphAnalysis,
  before: GraphAnalysis | undefined,
): readonly Problem[] {
  const { id, graph, structure } = analysis;
  return [
    ...danglingWires(id, structure),
    ...cycles(id, structure),
    ...sharingProblems(analysis),
    ...endProblems(analysis),
    ...nameProblems(id, graph, before?.graph),
  ];
}

function danglingWires(graph: GraphId, { dangling, incoming }: Structure): Problem[] {
  return dangling.map((edge) => ({
    code: 'graph/wire-to-nowhere',
    where: {
      graph,
      nodes: [edge.from.node, edge.to.node].filter((id) => incoming.has(id)),
      edges: [edge.id],
    },
    severity: 'error',
    message: 'A wire leads from or to a layer that is not there.',
  }));
}

function cycles(graph: GraphId, { cycles, outgoing, circle }: Structure): Problem[] {
  return cycles.map((nodes, index) => ({
    code: 'graph/cycle',
    where: {
      graph,
      nodes,
      edges: nodes.flatMap((id) =>
        (outgoing.get(id) ?? []).filter((edge) => circle.get(edge.to.node) === index).map(({ id }) => id),
      ),
    },
    severity: 'error',
    message:
      nodes.length === 1
        ? 'It feeds itself, so it can never be computed. Remove the wire.'
        : 'These layers feed each other in a circle, so none of them can be computed first. Remove one of the wires.',
  }));
}
