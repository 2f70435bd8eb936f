import type { Edge, GraphId, Node } from '@netwright/graph';
import { type LayerDefinition, unknownTensor } from '@netwright/layers';
import type { Feed } from './analyze-layer.js';
import { portAt } from './ports.js';
import type { Problem } from './problem.js';

/** What a wire carries that comes from an output that its layer does not have. Told apart by identity. */
export const noSuchOutput = unknownTensor();

/** What is wrong with the wires into one node. */
export function reportWires(
  graph: GraphId,
  { id }: Node,
  definition: LayerDefinition,
  { edges, wires, inputs }: Feed,
  problems: Problem[],
): void {
  let before: Edge | undefined;
  for (const edge of edges) {
    if (!portAt(definition.inputs, edge.to.port)) {
      const message =
        definition.inputs.length === 0
          ? 'This is where the network begins: no wire leads into it.'
          : `${definition.title} has no input number ${edge.to.port + 1}.`;
      problems.push(wireProblem('graph/no-such-input', graph, id, edge, message));
    } else if (before?.to.port === edge.to.port) {
      const message = 'Several wires lead into the same input, which takes one.';
      problems.push(wireProblem('graph/two-wires-into-one-input', graph, id, edge, message));
    }
    before = edge;
  }
  for (let index = 0; index < wires.length; index++) {
    const edge = wires[index];
    if (edge && inputs[index] === noSuchOutput) {
      const message = `The wire comes from output number ${edge.from.port + 1}, which is not there.`;
      problems.push(wireProblem('graph/no-such-output', graph, id, edge, message));
    }
  }
}

function wireProblem(code: string, graph: GraphId, id: string, edge: Edge, message: string): Problem {
  const where = { graph, nodes: [id], input: edge.to.port, edges: [edge.id] };
  return { code, where, severity: 'error', message };
}
