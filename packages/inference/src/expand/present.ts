import type { Edge, Graph, Node, Port } from '@netwright/graph';

const known = new WeakMap<Graph, Graph>();

/** Whether a node is left out: its condition is false. */
export function isAbsent({ when }: Node): boolean {
  return when === false;
}

/**
 * The graph without the nodes whose condition is false; the graph itself where there is none. Where such a node has one
 * wire in, what came along it is passed on in place of its first output; any other vanishes with its wires.
 */
export function presentGraph(graph: Graph): Graph {
  const earlier = known.get(graph);
  if (earlier) return earlier;
  const present = graph.nodes.some(isAbsent) ? without(graph) : graph;
  known.set(graph, present);
  return present;
}

function without(graph: Graph): Graph {
  const gone = new Set(graph.nodes.filter(isAbsent).map(({ id }) => id));
  const feeds = new Map<string, Port | null>();
  for (const { from, to } of graph.edges)
    if (gone.has(to.node)) feeds.set(to.node, feeds.has(to.node) ? null : from);
  // What stands for the output of an absent node, found once for all that lie on the way.
  const stands = new Map<string, Port | undefined>();
  const source = (port: Port): Port | undefined => {
    const way: string[] = [];
    let at: Port | undefined = port;
    while (at && gone.has(at.node)) {
      if (at.port !== 0) at = undefined;
      else if (stands.has(at.node)) at = stands.get(at.node);
      else {
        way.push(at.node);
        // A circle of absent nodes passes nothing on.
        stands.set(at.node, undefined);
        at = feeds.get(at.node) ?? undefined;
      }
    }
    for (const id of way) stands.set(id, at);
    return at;
  };
  const edges: Edge[] = [];
  for (const edge of graph.edges) {
    if (gone.has(edge.to.node)) continue;
    const from = gone.has(edge.from.node) ? source(edge.from) : edge.from;
    if (from) edges.push(from === edge.from ? edge : { ...edge, from });
  }
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => !gone.has(id)),
    edges,
    inputs: graph.inputs.filter((id) => !gone.has(id)),
    outputs: graph.outputs.flatMap((output) => {
      const from = gone.has(output.from.node) ? source(output.from) : output.from;
      return from ? [from === output.from ? output : { ...output, from }] : [];
    }),
  };
}
