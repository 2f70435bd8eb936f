import type { GraphAnalysis, NodeAnalysis } from '../analysis.js';
import type { Problem } from '../problem.js';

/** A block node without what is said of it, for each with it. */
const bare = new WeakMap<NodeAnalysis, NodeAnalysis>();

/** The analysis of a node as it was made, before problems were put to it. */
export function withoutProblems(node: NodeAnalysis | undefined): NodeAnalysis | undefined {
  return node && (bare.get(node) ?? node);
}

/**
 * Puts what is wrong with a block, and inside it, to the block node, so that it is seen where the block stands. The node
 * is the one of before where the same is said of it.
 */
export function saidOfBlocks(
  { list, nodes }: Pick<GraphAnalysis, 'list' | 'nodes'>,
  problems: readonly Problem[],
  before: GraphAnalysis | undefined,
): readonly NodeAnalysis[] {
  const byBlock = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.severity === 'advice') continue;
    const { graph, nodes: named, instance = [] } = problem.where;
    const id = graph === 'main' ? named[0] : instance[0];
    if (id === undefined || (graph === 'main' && !nodes.get(id)?.block && nodes.get(id)?.status !== 'inert'))
      continue;
    const said = byBlock.get(id);
    if (said) said.push(problem);
    else byBlock.set(id, [problem]);
  }
  if (byBlock.size === 0) return list;
  return list.map((node) => {
    const said = node.subject === undefined ? byBlock.get(node.node.id) : undefined;
    if (!said) return node;
    const earlier = before?.nodes.get(node.node.id);
    if (earlier && bare.get(earlier) === node && sameProblems(earlier.problems, said)) return earlier;
    const faulty = said.some(({ severity }) => severity === 'error');
    const status = faulty && node.status !== 'inert' ? 'faulty' : node.status;
    const now: NodeAnalysis = { ...node, status, problems: said };
    bare.set(now, node);
    return now;
  });
}

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  const text = ({ code, message, where }: Problem) => `${code} ${message} ${where.nodes[0]}`;
  return a.length === b.length && a.every((problem, at) => text(problem) === text(b[at] as Problem));
}
