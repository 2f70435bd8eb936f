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
  const report = (code: string, edge: Edge, message: string) =>
    problems.push({
      code,
      where: { graph, nodes: [id], input: edge.to.port, edges: [edge.id] },
      severity: 'error',
      message,
    });
  let before: Edge | undefined;
  for (const edge of edges) {
    if (!portAt(definition.inputs, edge.to.port)) {
      const message =
        definition.inputs.length === 0
          ? 'This is where the network begins: no wire leads into it.'
          : `${definition.title} has no input number ${edge.to.port + 1}.`;
      report('graph/no-such-input', edge, message);
    } else if (before?.to.port === edge.to.port) {
      report(
        'graph/two-wires-into-one-input',
        edge,
        'Several wires lead into the same input, which takes one.',
      );
    }
    before = edge;
  }
  for (let index = 0; index < wires.length; index++) {
    const edge = wires[index];
    if (edge && inputs[index] === noSuchOutput) {
      report(
        'graph/no-such-output',
        edge,
        `The wire comes from output number ${edge.from.port + 1}, which is not there.`,
      );
    }
  }
}
