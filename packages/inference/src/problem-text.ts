import { type Dim, isKnown, type Shape, shapeText, typeText } from '@netwright/layers';
import type { GraphAnalysis, NodeAnalysis } from './analysis.js';
import type { Problem } from './problem.js';
import { becauseOf, whyDifferent } from './trace.js';

/**
 * A problem as people read it: with the names of the layers that its inputs come from, and how the numbers came
 * about. Layers report without knowing what feeds them, so that a new name analyses nothing again.
 */
export function nameLayers(problem: Problem, graph: GraphAnalysis): Problem {
  const node = graph.nodes.get(problem.where.nodes[0] ?? '');
  const index = node ? inputIndex(node, problem.where.input) : -1;
  const wire = node?.wires[index];
  const source = wire && graph.nodes.get(wire.from.node);
  if (!node || !wire || !source) return problem;
  if (problem.code === 'input/wrong-rank') {
    const message = `${node.definition?.title} takes ${problem.expected} (the batch counted), but ${source.node.name} gives ${problem.received}.`;
    return withSteps({ ...problem, message }, becauseOf(graph, wire.from.node));
  }
  if (problem.severity !== 'error' || problem.where.edges) return problem;
  const other = rival(node, index);
  const rivalWire = node.wires[other];
  const rivalSource = rivalWire && graph.nodes.get(rivalWire.from.node);
  const own = node.inputs[index];
  const theirs = node.inputs[other];
  if (!rivalSource || !own || !theirs) return withSteps(problem, becauseOf(graph, wire.from.node));
  const rule = (problem.message.split(': ')[0] as string).replace(/\.$/, '');
  const [first, second] = index < other ? [index, other] : [other, index];
  const batches = shapeText(own.shape) === shapeText(theirs.shape);
  const said = [first, second].map((each) => {
    const from = graph.nodes.get(node.wires[each]?.from.node ?? '');
    const tensor = node.inputs[each];
    return `${from?.node.name} gives ${batches && tensor ? typeText(tensor) : shapeText(tensor?.shape)}`;
  });
  const axes = isKnown(own) && isKnown(theirs) ? conflicts(own.shape, theirs.shape) : [];
  return withSteps(
    { ...problem, message: `${rule}: ${said.join(', ')}.` },
    whyDifferent(graph, rivalSource.node.id, source.node.id, axes),
  );
}

function withSteps(problem: Problem, because: Problem['because'] & object): Problem {
  return because.length > 0 ? { ...problem, because } : problem;
}

/** Which of the node's inputs a port number means. */
export function inputIndex({ wires }: NodeAnalysis, port: number | undefined): number {
  if (port === undefined) return -1;
  const index = wires.findIndex((wire) => wire?.to.port === port);
  return index >= 0 ? index : port < wires.length ? port : -1;
}

/** Another input that does not go together with this one; -1 where there is none. */
export function rival({ inputs }: NodeAnalysis, index: number): number {
  const own = inputs[index];
  if (!own || !isKnown(own)) return -1;
  const differing = (exactly: boolean) =>
    inputs.findIndex((input, each) => {
      if (each === index || !input || !isKnown(input)) return false;
      if (input.shape.length !== own.shape.length) return true;
      return exactly
        ? conflicts(input.shape, own.shape).length > 0
        : input.shape.some((dim, axis) => dim !== own.shape[axis]);
    });
  const clash = differing(true);
  return clash >= 0 ? clash : differing(false);
}

/** The axes where two shapes of one rank have sizes of which neither is open or 1. */
export function conflicts(a: Shape, b: Shape): number[] {
  const axes: number[] = [];
  if (a.length !== b.length) return axes;
  for (const [axis, size] of a.entries()) if (clash(size, b[axis])) axes.push(axis);
  return axes;
}

function clash(a: Dim, b: Dim): boolean {
  return typeof a === 'number' && typeof b === 'number' && a !== b && a !== 1 && b !== 1;
}
