import { applyEdit, type Edit, removeNodes } from '@netwright/graph';
import { catalog, isKnown } from '@netwright/layers';
import { laysOut } from '../advice.js';
import { type Candidate, type Case, weight } from './fix.js';
import { insertion, layerText, setParam } from './suggested.js';

/** What can be done about an advice; one edit for all the layers that it names. */
export function adviceCandidates(aCase: Case): Candidate[] {
  const { problem } = aCase;
  if (problem.code === 'normalization/bias-before') return withoutBias(aCase);
  if (problem.code === 'activation/twice') return withoutSecond(aCase);
  return problem.code === 'dense/most-weights' ? withoutRow(aCase) : [];
}

function withoutBias({ problem, graph }: Case): Candidate[] {
  const ids = problem.where.nodes.map((id) => graph.nodes.get(id)?.subject?.id ?? id);
  const edits = [...new Set(ids)].map((id) => setParam(graph.id, id, 'useBias', false));
  const [only] = problem.where.nodes;
  const title =
    edits.length === 1
      ? `Leave the bias of ${graph.nodes.get(only ?? '')?.node.name} out`
      : `Leave the bias of these ${edits.length} layers out`;
  return [{ title, edits: together(edits), weight: weight.parameter }];
}

function withoutSecond({ problem, graph, document }: Case): Candidate[] {
  const { nodes } = problem.where;
  const [first] = nodes;
  const title =
    nodes.length === 1
      ? `Remove ${graph.nodes.get(first ?? '')?.node.name}`
      : `Remove these ${nodes.length} layers`;
  const candidates = [{ title, edits: [removeNodes(document, graph.id, nodes)], weight: weight.remove }];
  const before = nodes.flatMap((id) => graph.nodes.get(graph.nodes.get(id)?.wires[0]?.from.node ?? '') ?? []);
  // Where each of the layers before says its activation as a parameter, that can go instead.
  if (
    before.some(
      ({ definition }) =>
        definition?.params['activation'] === undefined || definition.category === 'activation',
    )
  )
    return candidates;
  const edits = before.map(({ node, subject }) =>
    setParam(graph.id, subject?.id ?? node.id, 'activation', 'linear'),
  );
  const names = before.map(({ node }) => node.name);
  return [
    ...candidates,
    {
      title:
        names.length === 1 ? `Let ${names[0]} be linear` : `Let the ${names.length} layers before be linear`,
      edits: together(edits),
      weight: weight.otherLayer,
    },
  ];
}

/** One number for each channel in place of the row. */
function withoutRow(aCase: Case): Candidate[] {
  const { problem, graph, document } = aCase;
  const before = graph.nodes.get(problem.where.nodes[1] ?? '');
  const from = before?.inputs[0];
  const edge = before?.wires[0]?.id;
  if (!before || !from || !isKnown(from) || edge === undefined || !laysOut(before)) return [];
  const replacing = (insert: Edit): Edit[] => {
    const inserted = applyEdit(document, insert);
    return inserted.ok ? [insert, removeNodes(inserted.document, graph.id, [before.node.id])] : [];
  };
  return catalog.flatMap(({ kind, adapts }) =>
    (adapts?.(from, { rank: 2 }) ?? []).flatMap((params, order): Candidate[] => [
      {
        title: `Put ${layerText(kind, params)} in the place of ${before.node.name}`,
        edits: replacing(insertion(aCase, [{ edge, layers: [{ kind, params }] }])),
        weight: weight.insert + order / 10,
      },
    ]),
  );
}

function together(edits: readonly Edit[]): Edit[] {
  return edits.length === 1 ? [...edits] : [{ type: 'batch', edits }];
}
