import { type BlockNode, mostNodes } from '@netwright/graph';
import { isKnown, type Tensor, typeText } from '@netwright/layers';
import type { GraphAnalysis, NodeAnalysis } from '../analysis.js';
import { drawnIn } from '../expand/drawn.js';
import type { Expansion } from '../expand/expand.js';
import type { Child, Instance } from '../expand/instance.js';
import { deepest, type Refusal } from '../expand/rules.js';
import type { Problem, Where } from '../problem.js';
import { declaredType } from './entry.js';

/** What is wrong with the block nodes of one drawing: what cannot be opened, and what is fed to the blocks. */
export function blockProblems(
  instance: Instance,
  drawn: GraphAnalysis,
  flat: GraphAnalysis,
  expansion: Expansion,
): Problem[] {
  const place = placeIn(instance);
  const problems: Problem[] = instance.refused.map(({ node, refusal }) => ({
    ...refusals[refusal](node),
    where: {
      ...place(node.id),
      ...(refusal === 'repeat' || refusal === 'expression' ? { param: 'repeat' } : {}),
    },
    severity: 'error',
  }));
  for (const node of drawnIn(instance.graph).blocks) {
    if (node.when === undefined || node.when === true) continue;
    problems.push({
      code: 'layer/condition',
      where: place(node.id),
      severity: 'error',
      message:
        'It is there under a condition only. This version of Netwright keeps conditions but cannot compute them.',
    });
  }
  for (const child of instance.children.values()) {
    problems.push(...wireProblems(child, instance, drawn));
    problems.push(...inputProblems(child, instance, flat, expansion));
  }
  return problems;
}

function placeIn({ graphId, block, path, repetitions }: Instance) {
  const way = block ? { instance: path, repetitions } : {};
  return (id: string): Where => ({ graph: graphId, ...way, nodes: [id] });
}

type Said = Pick<Problem, 'code' | 'message'>;

const refusals: Readonly<Record<Refusal, (node: BlockNode) => Said>> = {
  missing: () => ({ code: 'block/missing', message: 'The block that stands here is not in the document.' }),
  recursive: () => ({
    code: 'block/inside-itself',
    message: 'A block cannot stand inside itself: it would never end.',
  }),
  'too-deep': () => ({
    code: 'block/too-deep',
    message: `More than ${deepest} blocks stand inside each other here, so it is not opened.`,
  }),
  'too-large': () => ({
    code: 'block/too-large',
    message: `It would make the network larger than ${mostNodes.toLocaleString('en')} layers, so it is not opened.`,
  }),
  repeat: () => ({
    code: 'block/repeat',
    message: 'How often it stands there has to be a whole number from 1 on.',
  }),
  expression: () => ({
    code: 'param/expression',
    message:
      'How often it stands there is an expression. This version of Netwright keeps expressions but cannot compute them.',
  }),
};

/** Wires into and out of a block at a place that it does not have, and several into one input. */
function wireProblems(
  { node, instances, ends, wires }: Child,
  instance: Instance,
  drawn: GraphAnalysis,
): Problem[] {
  const problems: Problem[] = [];
  const place = placeIn(instance);
  const title = instances[0]?.block?.name ?? 'The block';
  const report = (code: string, at: string, edge: string, input: number, message: string) =>
    problems.push({ code, where: { ...place(at), input, edges: [edge] }, severity: 'error', message });
  for (const edge of drawn.incoming.get(node.id) ?? []) {
    const { port } = edge.to;
    if (port >= wires.length)
      report('graph/no-such-input', node.id, edge.id, port, `${title} has no input number ${port + 1}.`);
    else if (wires[port] !== edge && wires[port]?.id !== edge.id)
      report(
        'graph/two-wires-into-one-input',
        node.id,
        edge.id,
        port,
        'Several wires lead into the same input, which takes one.',
      );
  }
  for (const edge of drawn.outgoing.get(node.id) ?? []) {
    if (edge.from.port < ends.length) continue;
    const message = `The wire comes from output number ${edge.from.port + 1}, which is not there.`;
    report('graph/no-such-output', edge.to.node, edge.id, edge.to.port, message);
  }
  return problems;
}

/** What comes into a block against what its inputs say that they take. */
function inputProblems(
  { node, instances, wires }: Child,
  instance: Instance,
  flat: GraphAnalysis,
  { laid }: Expansion,
): Problem[] {
  const problems: Problem[] = [];
  const place = placeIn(instance);
  const [first] = instances;
  if (!first) return problems;
  const { byId, entries } = drawnIn(first.graph);
  const title = first.block?.name ?? 'The block';
  for (const [id, input] of entries) {
    const entry = byId.get(id);
    const named = entries.size > 1 && entry ? ` at ${JSON.stringify(entry.name)}` : '';
    if (!wires[input]) {
      problems.push({
        code: 'input/missing',
        where: { ...place(node.id), input },
        severity: 'error',
        message: `Nothing comes in${named}: draw a wire to it.`,
      });
      continue;
    }
    const declared = declaredType(first.graphId, entry);
    if (!declared) continue;
    for (const each of instances) {
      const feed = laid.get(each)?.feeds[input];
      const tensor = feed && flat.nodes.get(feed.node)?.outputs[feed.port];
      const said = tensor && misfit(title, named, declared, tensor);
      if (!said) continue;
      problems.push({ ...said, where: { ...place(node.id), input } });
      break;
    }
  }
  return problems;
}

/**
 * What a model inside a model has against what it is fed. A last axis of one element on either side is passed over, as
 * Keras does it.
 * Source: `assert_input_compatibility` with `allow_last_axis_squeeze` in keras/src/layers/input_spec.py.
 */
function misfit(
  title: string,
  named: string,
  declared: Tensor,
  fed: Tensor,
): Omit<Problem, 'where'> | undefined {
  if (!isKnown(declared) || !isKnown(fed)) return undefined;
  const takes = { expected: typeText(declared), received: typeText(fed) };
  const message = `${title} takes ${takes.expected}${named}, but gets ${takes.received}.`;
  if (declared.shape.length !== fed.shape.length || clash(declared.shape, fed.shape))
    return { code: 'block/other-input', severity: 'error', message, ...takes };
  if (declared.dtype !== fed.dtype) {
    return {
      code: 'block/other-type',
      severity: 'warning',
      message: `${message} Keras converts it when the model runs; here it stays as it is.`,
      ...takes,
    };
  }
  return undefined;
}

function clash(declared: readonly unknown[], fed: readonly unknown[]): boolean {
  // The batch is not looked at.
  for (let axis = 1; axis < declared.length; axis++) {
    const [a, b] = [declared[axis], fed[axis]];
    const last = axis === declared.length - 1;
    if (last && (a === 1 || b === 1)) continue;
    if (typeof a === 'number' && typeof b === 'number' && a !== b) return true;
  }
  return false;
}

/** Whether a layer of the flat graph lacks a wire that is drawn: what is wrong is then said of the wire. */
export function isDrawnAllTheSame(problem: Problem, drawn: NodeAnalysis | undefined): boolean {
  if (problem.code !== 'input/missing' || !drawn) return false;
  return drawn.wires.some((wire) => wire?.to.port === problem.where.input);
}
