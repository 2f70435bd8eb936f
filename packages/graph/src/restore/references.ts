import type { Block, Edge, Graph, NetDocument, Node } from '../document.js';
import { UniqueNames } from '../ids.js';
import type { LoadReport } from './problem.js';

/**
 * Makes every id stand for one thing. Of two layers with one id the first keeps it and its wires; a wire that leads
 * nowhere stays where it is, and is said.
 */
export function repairReferences(document: NetDocument, report: LoadReport): NetDocument {
  const nodeIds = new UniqueNames();
  const graph = repairGraph(document.graph, 'graph', nodeIds, report);
  const blockIds = new UniqueNames(['main']);
  let changed = graph !== document.graph;
  const blocks = document.blocks.map((block, index): Block => {
    const path = `blocks/${index}`;
    const id = blockIds.take(block.id);
    if (id !== block.id) {
      const why = block.id === 'main' ? 'A block cannot have the id' : 'Two blocks have the id';
      report.add('load/two-of-one-id', `${why} ${quoted(block.id)}: this one is now ${quoted(id)}.`, path);
    }
    const inside = repairGraph(block.graph, `${path}/graph`, nodeIds, report);
    if (inside === block.graph && id === block.id) return block;
    changed = true;
    return { ...block, id, graph: inside };
  });
  return changed ? { ...document, graph, blocks } : document;
}

/** The ids of one graph as its file says them, with those they have now. */
type Now = ReadonlyMap<string, string>;

function repairGraph(graph: Graph, path: string, ids: UniqueNames, report: LoadReport): Graph {
  const { nodes, now } = repairNodes(graph.nodes, `${path}/nodes`, ids, report);
  const edges = repairEdges(graph.edges, `${path}/edges`, now, report);
  sayMissing(graph, path, now, report);
  if (nodes === graph.nodes && edges === graph.edges) return graph;
  const current = (id: string): string => now.get(id) ?? id;
  return {
    ...graph,
    nodes: nodes.map((node) =>
      node.sharesWith === undefined ? node : { ...node, sharesWith: current(node.sharesWith) },
    ),
    edges,
    inputs: graph.inputs.map(current),
    outputs: graph.outputs.map((output) => ({
      ...output,
      from: { ...output.from, node: current(output.from.node) },
    })),
  };
}

function repairNodes(nodes: readonly Node[], path: string, ids: UniqueNames, report: LoadReport) {
  const now = new Map<string, string>();
  let changed = false;
  const repaired = nodes.map((node, index): Node => {
    const id = ids.take(node.id);
    const wires = now.has(node.id) ? ' The wires stay at the first.' : '';
    if (!now.has(node.id)) now.set(node.id, id);
    if (id === node.id) return node;
    changed = true;
    const message = `Two layers have the id ${quoted(node.id)}: ${quoted(node.name)} now has ${quoted(id)}.${wires}`;
    report.add('load/two-of-one-id', message, `${path}/${index}`);
    return { ...node, id };
  });
  return { nodes: changed ? repaired : nodes, now };
}

function repairEdges(edges: readonly Edge[], path: string, now: Now, report: LoadReport): readonly Edge[] {
  const ids = new UniqueNames();
  let changed = false;
  const repaired = edges.map((edge, index): Edge => {
    const at = `${path}/${index}`;
    const id = ids.take(edge.id);
    if (id !== edge.id) {
      const message = `Two wires have the id ${quoted(edge.id)}: this one is now ${quoted(id)}.`;
      report.add('load/two-of-one-id', message, at);
    }
    for (const { node } of [edge.from, edge.to]) {
      if (now.has(node)) continue;
      const message = `The wire ${quoted(id)} leads to ${quoted(node)}, which is not in the file. It is kept.`;
      report.add('load/wire-to-nowhere', message, at);
    }
    const from = now.get(edge.from.node) ?? edge.from.node;
    const to = now.get(edge.to.node) ?? edge.to.node;
    if (id === edge.id && from === edge.from.node && to === edge.to.node) return edge;
    changed = true;
    return { ...edge, id, from: { ...edge.from, node: from }, to: { ...edge.to, node: to } };
  });
  return changed ? repaired : edges;
}

/** What goes by an id that the graph does not have is left as it is: the network's problems say it again. */
function sayMissing({ inputs, outputs, nodes }: Graph, path: string, now: Now, report: LoadReport): void {
  const say = (what: string, id: string, at: string): void => {
    if (!now.has(id)) {
      report.add('load/no-such-layer', `${what} ${quoted(id)}, which is not in the file.`, `${path}/${at}`);
    }
  };
  for (const [index, input] of inputs.entries()) say('An input of the network is', input, `inputs/${index}`);
  for (const [index, { name, from }] of outputs.entries()) {
    say(`The output ${quoted(name)} comes from`, from.node, `outputs/${index}`);
  }
  for (const [index, { name, sharesWith }] of nodes.entries()) {
    if (sharesWith !== undefined)
      say(`${quoted(name)} uses the weights of`, sharesWith, `nodes/${index}/sharesWith`);
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
