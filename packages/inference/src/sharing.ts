import { type Graph, isLayerNode, type LayerNode, type Node } from '@netwright/graph';
import { sameShape } from '@netwright/layers';
import type { GraphAnalysis, NodeAnalysis } from './analysis.js';
import { factsOf } from './node-facts.js';
import type { Problem } from './problem.js';

/** For each node that applies the layer of another: that other one. Only links that make sense. */
export type Sharing = ReadonlyMap<string, LayerNode>;

const none: Sharing = new Map();

/** The links of a graph that hold: the other node is there, of the same kind, and has a layer of its own. */
export function sharingOf(graph: Graph): Sharing {
  if (!factsOf(graph.nodes).links) return none;
  let links: Map<string, LayerNode> | undefined;
  let byId: Map<string, Node> | undefined;
  for (const node of graph.nodes) {
    if (node.sharesWith === undefined) continue;
    byId ??= new Map(graph.nodes.map((each) => [each.id, each]));
    const target = byId.get(node.sharesWith);
    if (!target || !isLayerNode(target) || linkFault(node, target) !== undefined) continue;
    links ??= new Map();
    links.set(node.id, target);
  }
  return links ?? none;
}

function linkFault(node: Node, target: Node | undefined): Omit<Problem, 'where' | 'severity'> | undefined {
  if (!target) {
    return {
      code: 'share/no-such-layer',
      message: 'The layer whose weights it should use is not there any more.',
    };
  }
  if (!isOfOneKind(node, target)) {
    return {
      code: 'share/other-kind',
      message: `It cannot use the weights of ${target.name}, a layer of another kind.`,
    };
  }
  if (target.id === node.id) {
    return {
      code: 'share/with-itself',
      message: 'It is said to use its own weights as those of another layer.',
    };
  }
  if (target.sharesWith !== undefined) {
    return {
      code: 'share/not-the-first',
      message: `It should use the weights of ${target.name}, which has none of its own but uses those of another layer.`,
    };
  }
  return undefined;
}

/** Layers of one kind, or instances of one block. */
function isOfOneKind(a: Node, b: Node): boolean {
  if (isLayerNode(a)) return isLayerNode(b) && a.kind === b.kind;
  return !isLayerNode(b) && a.block === b.block;
}

/** What is wrong with shared layers, once all nodes are analysed. */
export function sharingProblems({ id: graph, nodes, graph: drawn }: GraphAnalysis): Problem[] {
  const problems: Problem[] = [];
  if (!factsOf(drawn.nodes).links) return problems;
  for (const node of drawn.nodes) {
    if (node.sharesWith === undefined) continue;
    const target = nodes.get(node.sharesWith);
    const where = {
      graph,
      nodes: target && target.node.id !== node.id ? [node.id, target.node.id] : [node.id],
    };
    const fault = linkFault(node, target?.node);
    if (fault) problems.push({ ...fault, where, severity: 'error' });
    else if (target) {
      const misfit = weightsFault(target, nodes.get(node.id) as NodeAnalysis);
      if (misfit) problems.push({ code: 'share/weights-differ', where, ...misfit });
    }
  }
  return problems;
}

/** Why the weights of the one do not go with the input of the other. */
function weightsFault(
  owner: NodeAnalysis,
  place: NodeAnalysis,
): Pick<Problem, 'severity' | 'message'> | undefined {
  const weights = `It uses the weights of ${owner.node.name}`;
  if (!sameRank(owner, place)) {
    const message = `${weights}, which were made for an input of ${rankOf(owner)} axes (the batch counted), but gets ${rankOf(place)}.`;
    return { severity: 'error', message };
  }
  const axis = changedAxis(owner, place);
  if (axis !== undefined) {
    const message = `${weights}, so that axis ${axis} of its input has to be ${owner.inputs[0]?.shape?.at(axis)}, not ${place.inputs[0]?.shape?.at(axis)}.`;
    return { severity: 'error', message };
  }
  if (sameWeights(owner, place)) return undefined;
  const message = `${weights}, but its input would need weights of other shapes`;
  return owner.definition?.builtOnce
    ? { severity: 'warning', message: `${message}: Keras makes the model, which then fails when it runs.` }
    : { severity: 'error', message: `${message}.` };
}

/** One layer has one list of weights, so both places have to ask for the same; what is not known yet may still be. */
function sameWeights(a: NodeAnalysis, b: NodeAnalysis): boolean {
  if (!a.count || !b.count) return true;
  return (
    a.weights.length === b.weights.length &&
    a.weights.every((weight, i) => sameShape(weight.shape, b.weights[i]?.shape))
  );
}

/** An axis along which some kinds take only what their first input had, and the place has another size. */
function changedAxis(owner: NodeAnalysis, place: NodeAnalysis): number | undefined {
  const [first, second] = [owner.inputs[0]?.shape, place.inputs[0]?.shape];
  if (!first || !second) return undefined;
  return owner.definition?.keepsAxes?.(owner.params, first.length).find((axis) => {
    const [kept, given] = [first.at(axis), second.at(axis)];
    return typeof kept === 'number' && typeof given === 'number' && kept !== given;
  });
}

/** Some kinds take only what has as many axes as their first input. */
function sameRank(owner: NodeAnalysis, place: NodeAnalysis): boolean {
  if (!owner.definition?.keepsAxes) return true;
  const [first, second] = [rankOf(owner), rankOf(place)];
  return first === undefined || second === undefined || first === second;
}

function rankOf(node: NodeAnalysis): number | undefined {
  return node.inputs[0]?.shape?.length;
}
