import { type Graph, type GraphId, graphOf, isLayerNode, type NetDocument, type Port } from '../document.js';
import type { Edit } from '../edit.js';

/**
 * Takes nodes out with everything that hangs on them. Where a node has one wire in, what it fed is then fed by what fed
 * it, so that a chain stays a chain; and where other nodes use its weights, the first of these becomes their owner.
 */
export function removeNodes(document: NetDocument, graphId: GraphId, ids: Iterable<string>): Edit {
  const title = 'Delete';
  const gone = new Set(ids);
  const graph = graphOf(document, graphId);
  if (!graph) return { type: 'batch', title, edits: [] };
  const source = sources(graph, gone);
  return {
    type: 'batch',
    title,
    edits: [
      ...healWires(graph, graphId, gone, source),
      ...healEnds(graph, graphId, gone, source),
      ...passOnWeights(graph, graphId, gone),
      ...graph.nodes
        .filter(({ id }) => gone.has(id))
        .map(({ id }): Edit => ({ type: 'remove-node', graph: graphId, id })),
    ],
  };
}

/** For a port of a node that goes: the port that feeds in its place, if there is one. */
type Sources = (port: Port) => Port | undefined;

function sources(graph: Graph, gone: ReadonlySet<string>): Sources {
  /** The only wire into each node that goes; null where there are several. */
  const feeds = new Map<string, Port | null>();
  for (const { from, to } of graph.edges) {
    if (gone.has(to.node)) feeds.set(to.node, feeds.has(to.node) ? null : from);
  }
  return (port) => {
    const passed = new Set<string>();
    let at: Port = port;
    while (gone.has(at.node)) {
      const feed = feeds.get(at.node);
      // Only the first output of a node stands for its input; and a circle has no beginning.
      if (!feed || at.port !== 0 || passed.has(at.node)) return undefined;
      passed.add(at.node);
      at = feed;
    }
    return at;
  };
}

function healWires(graph: Graph, graphId: GraphId, gone: ReadonlySet<string>, source: Sources): Edit[] {
  const healed: Edit[] = [];
  const cut: Edit[] = [];
  for (const [index, edge] of graph.edges.entries()) {
    if (!gone.has(edge.from.node) && !gone.has(edge.to.node)) continue;
    const from = gone.has(edge.to.node) ? undefined : source(edge.from);
    if (from) {
      // The wire keeps its id and its place: it only begins elsewhere.
      healed.push({ type: 'remove-edge', graph: graphId, id: edge.id });
      healed.push({
        type: 'add-edge',
        graph: graphId,
        edge: { ...edge, from },
        before: graph.edges[index + 1]?.id ?? null,
      });
    } else cut.push({ type: 'remove-edge', graph: graphId, id: edge.id });
  }
  return [...healed, ...cut];
}

function healEnds(graph: Graph, graphId: GraphId, gone: ReadonlySet<string>, source: Sources): Edit[] {
  const edits: Edit[] = [];
  if (graph.inputs.some((id) => gone.has(id))) {
    edits.push({ type: 'set-inputs', graph: graphId, inputs: graph.inputs.filter((id) => !gone.has(id)) });
  }
  if (graph.outputs.some(({ from }) => gone.has(from.node))) {
    const outputs = graph.outputs.flatMap((output) => {
      const from = gone.has(output.from.node) ? source(output.from) : output.from;
      return from ? [from === output.from ? output : { ...output, from }] : [];
    });
    edits.push({ type: 'set-outputs', graph: graphId, outputs });
  }
  return edits;
}

function passOnWeights(graph: Graph, graphId: GraphId, gone: ReadonlySet<string>): Edit[] {
  const edits: Edit[] = [];
  const heirs = new Map<string, string>();
  for (const node of graph.nodes) {
    const owner = node.sharesWith;
    if (owner === undefined || gone.has(node.id) || !gone.has(owner)) continue;
    const heir = heirs.get(owner);
    const set = (property: string, value: unknown): void => {
      edits.push({ type: 'set-node', graph: graphId, id: node.id, property, value });
    };
    set('sharesWith', heir);
    if (heir !== undefined) continue;
    heirs.set(owner, node.id);
    const before = graph.nodes.find(({ id }) => id === owner);
    if (before && isLayerNode(before) && isLayerNode(node)) set('params', before.params);
  }
  return edits;
}
