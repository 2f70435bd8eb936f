import type { GraphAnalysis, NodeAnalysis } from '@netwright/inference';
import { sameShape } from '@netwright/layers';

/**
 * The nodes of the model in the order in which a person would write them: each after those it depends on, one branch
 * to its end before the next begins. Inputs come first, in the model's order. Nodes of which no output depends are
 * left out; where there is no output at all, everything is there.
 */
export function writingOrder(
  analysis: GraphAnalysis,
  inputs: readonly string[],
  outputs: readonly string[],
): readonly string[] {
  const depth = depths(analysis);
  const order: string[] = [];
  const done = new Set<string>();
  const finish = (id: string) => {
    done.add(id);
    order.push(id);
  };
  for (const id of inputs) if (analysis.nodes.has(id) && !done.has(id)) finish(id);
  const roots = outputs.length > 0 ? outputs : analysis.order;
  // By hand instead of by recursion: a chain of thousands of layers would overflow the stack.
  for (const root of roots) {
    const open: { id: string; left: string[] }[] = [];
    const entered = new Set<string>();
    const enter = (id: string) => {
      if (done.has(id) || entered.has(id) || !analysis.nodes.has(id)) return;
      entered.add(id);
      open.push({ id, left: sourcesOf(analysis, id, depth).reverse() });
    };
    enter(root);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const next = top.left.pop();
      if (next !== undefined) enter(next);
      else {
        finish(top.id);
        open.pop();
      }
    }
  }
  return order;
}

/** The longest way from an input, in nodes. */
function depths({ order, incoming }: GraphAnalysis): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const id of order) {
    let deepest = 0;
    for (const { from } of incoming.get(id) ?? [])
      deepest = Math.max(deepest, (depth.get(from.node) ?? 0) + 1);
    depth.set(id, deepest);
  }
  return depth;
}

/** Where the inputs of a node come from, in the order of the ports; at a skip connection the shortcut first. */
function sourcesOf(
  { incoming, nodes }: GraphAnalysis,
  id: string,
  depth: ReadonlyMap<string, number>,
): string[] {
  const sources = (incoming.get(id) ?? []).map(({ from }) => from.node);
  if (sources.length === 2 && isElementwise(nodes.get(id))) {
    sources.sort((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0));
  }
  return sources;
}

/** Whether a node merges tensors of the shape that it gives. */
export function isElementwise(node: NodeAnalysis | undefined): boolean {
  if (!node) return false;
  const shape = node.outputs[0]?.shape;
  return shape !== undefined && node.inputs.every((input) => sameShape(input?.shape, shape));
}
