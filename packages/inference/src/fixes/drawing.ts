import { type Edit, isLayerNode, uniqueName } from '@netwright/graph';
import { shapeText } from '@netwright/layers';
import { exportedNames } from '../exported-names.js';
import { endCandidates } from './ends.js';
import { batchesOpened, openSizesFilled } from './entries.js';
import { type Candidate, type Case, setNode, weight } from './fix.js';

/** Ways out that change the drawing: its wires, its names, its links; its ends are a file of their own. */
export function drawingCandidates(aCase: Case): Candidate[] {
  const { code } = aCase.problem;
  if (code.startsWith('graph/')) return [...endCandidates(aCase), ...wireCandidates(aCase)];
  if (code.startsWith('name/')) return nameCandidates(aCase);
  if (code.startsWith('share/')) return shareCandidates(aCase);
  if (code === 'layer/condition' && aCase.node) {
    const edits = [setNode(aCase, aCase.node.node.id, 'when', undefined)];
    return [{ title: 'Keep the layer always', edits, weight: weight.list }];
  }
  if (code === 'layer/call-arguments' && aCase.node && isLayerNode(aCase.node.node)) {
    const { id, call = {} } = aCase.node.node;
    const edits = Object.keys(call).map(
      (name): Edit => ({ type: 'set-param', graph: aCase.graph.id, id, in: 'call', name, value: undefined }),
    );
    return [{ title: 'Make it a plain call', edits, weight: weight.list }];
  }
  const open =
    code === 'cost/open-size' || aCase.node?.inputs.some((input) => input?.shape?.slice(1).includes(null));
  return [
    ...(open ? openSizesFilled(aCase) : []),
    ...(code === 'merge/batches-differ' ? batchesOpened(aCase) : []),
  ];
}

function wireCandidates({ problem, graph }: Case): Candidate[] {
  const gone = new Set(problem.where.edges);
  const nameOf = (id: string) => graph.nodes.get(id)?.node.name;
  const end = (word: string, id: string) => (nameOf(id) === undefined ? '' : ` ${word} ${nameOf(id)}`);
  const edges = graph.graph.edges.filter(({ id }) => gone.has(id));
  if (problem.code === 'graph/cycle') {
    // A wire against the order of the drawing most likely is the one that was not meant.
    const place = new Map(graph.graph.nodes.map(({ id }, index) => [id, index]));
    edges.sort((a, b) => backwards(b, place) - backwards(a, place));
  }
  return edges.slice(0, 6).flatMap((edge, index): Candidate[] => {
    const remove: Edit = { type: 'remove-edge', graph: graph.id, id: edge.id };
    const candidates: Candidate[] = [
      {
        title: `Remove the wire${end('from', edge.from.node)}${end('to', edge.to.node)}`,
        edits: [remove],
        weight: weight.wire + index / 10,
      },
    ];
    if (problem.code === 'graph/no-such-output') {
      const rewired = { ...edge, from: { ...edge.from, port: 0 } };
      const add: Edit = { type: 'add-edge', graph: graph.id, edge: rewired, before: null };
      candidates.push({
        title: `Take the first output of ${nameOf(edge.from.node)}`,
        edits: [remove, add],
        weight: weight.list,
      });
    }
    return candidates;
  });
}

function backwards(
  edge: { from: { node: string }; to: { node: string } },
  place: ReadonlyMap<string, number>,
): number {
  return (place.get(edge.from.node) ?? 0) - (place.get(edge.to.node) ?? 0);
}

function nameCandidates(aCase: Case): Candidate[] {
  const { analysis, graph, node } = aCase;
  if (!node) return [];
  const { id, name } = node.node;
  const exported = exportedNames(analysis).get(id) ?? name;
  const wanted = exported === name ? uniqueName(graph.graph, name) : exported;
  return [{ title: `Call it ${wanted}`, edits: [setNode(aCase, id, 'name', wanted)], weight: weight.list }];
}

function shareCandidates(aCase: Case): Candidate[] {
  const { node, graph } = aCase;
  if (!node) return [];
  const { id, sharesWith } = node.node;
  const own = setNode(aCase, id, 'sharesWith', undefined);
  const candidates: Candidate[] = [
    { title: 'Give it weights of its own', edits: [own], weight: weight.list + 1 },
  ];
  const first = graph.nodes.get(sharesWith ?? '')?.node.sharesWith;
  const owner = first === undefined ? undefined : graph.nodes.get(first);
  if (owner && aCase.problem.code === 'share/not-the-first') {
    const edits = [setNode(aCase, id, 'sharesWith', owner.node.id)];
    candidates.push({
      title: `Use the weights of ${owner.node.name} (${shapeText(owner.outputs[0]?.shape)})`,
      edits,
      weight: weight.list,
    });
  }
  return candidates;
}
