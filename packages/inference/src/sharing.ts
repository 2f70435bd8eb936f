import { type Graph, isLayerNode, type LayerNode, type Node } from '@netwright/graph';
import { sameShape } from '@netwright/layers';
import type { GraphAnalysis, NodeAnalysis } from './analysis.js';
import type { Problem } from './problem.js';

/** For each node that applies the layer of another: that other one. Only links that make sense. */
export type Sharing = ReadonlyMap<string, LayerNode>;

const none: Sharing = new Map();

/** The links of a graph that hold: the other node is there, of the same kind, and has a layer of its own. */
export function sharingOf(graph: Graph): Sharing {
  let links: Map<string, LayerNode> | undefined;
  let byId: Map<string, Node> | undefined;
  for (const node of graph.nodes) {
    if (node.sharesWith === undefined) continue;
    byId ??= new Map(graph.nodes.map((each) => [each.id, each]));
    const target = byId.get(node.sharesWith);
    if (!target || linkFault(node, target) !== undefined) continue;
    links ??= new Map();
    links.set(node.id, target as LayerNode);
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
  if (!isLayerNode(node) || !isLayerNode(target) || node.kind !== target.kind) {
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

/** What is wrong with shared layers, once all nodes are analysed. */
export function sharingProblems({ id: graph, nodes, graph: drawn }: GraphAnalysis): Problem[] {
  const problems: Problem[] = [];
  for (const node of drawn.nodes) {
    if (node.sharesWith === undefined) continue;
    const target = nodes.get(node.sharesWith);
    const where = {
      graph,
      nodes: target && target.node.id !== node.id ? [node.id, target.node.id] : [node.id],
    };
    const fault = linkFault(node, target?.node);
    if (fault) problems.push({ ...fault, where, severity: 'error' });
    else if (target && !sameWeights(target, nodes.get(node.id) as NodeAnalysis)) {
      problems.push({
        code: 'share/weights-differ',
        where,
        severity: 'error',
        message: `It uses the weights of ${target.node.name}, but its input would need weights of other shapes.`,
      });
    } else if (target && !sameRank(target, nodes.get(node.id) as NodeAnalysis)) {
      problems.push({
        code: 'share/weights-differ',
        where,
        severity: 'error',
        message: `It uses the weights of ${target.node.name}, which were made for an input of ${rankOf(target)} axes (the batch counted), but gets ${rankOf(nodes.get(node.id))}.`,
      });
    }
  }
  return problems;
}

/** One layer has one list of weights, so both places have to ask for the same; what is not known yet may still be. */
function sameWeights(a: NodeAnalysis, b: NodeAnalysis): boolean {
  if (!a.count || !b.count) return true;
  return (
    a.weights.length === b.weights.length &&
    a.weights.every((weight, i) => sameShape(weight.shape, b.weights[i]?.shape))
  );
}

/** Some kinds take only what has as many axes as their first input. */
function sameRank(a: NodeAnalysis, b: NodeAnalysis): boolean {
  if (a.definition?.keepsRank !== true) return true;
  const [first, second] = [rankOf(a), rankOf(b)];
  return first === undefined || second === undefined || first === second;
}

function rankOf(node: NodeAnalysis | undefined): number | undefined {
  return node?.inputs[0]?.shape?.length;
}
