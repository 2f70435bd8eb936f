import { catalog, isKnown, type KnownTensor, type Params, type Shape, type Wanted } from '@netwright/layers';
import type { NodeAnalysis } from '../analysis.js';
import { portAt } from '../ports.js';
import { conflicts, inputIndex } from '../problem-text.js';
import { upstream } from '../trace.js';
import { entryOf, wireFromLast } from './entries.js';
import { type Candidate, type Case, weight } from './fix.js';
import { insertion, layerText, setParam } from './suggested.js';

/** Ways out where a tensor is not what the layer can take: of another rank, or of other sizes than its neighbour. */
export function tensorCandidates(aCase: Case): Candidate[] {
  const { problem, node } = aCase;
  if (!node?.definition || problem.where.input === undefined) return [];
  if (problem.code === 'input/missing') {
    const { id } = node.node;
    return [...wireFromLast(aCase, id, problem.where.input), ...entryOf(aCase, id, problem.where.input)];
  }
  const index = inputIndex(node, problem.where.input);
  const wire = node.wires[index];
  if (!wire) return [];
  const input = node.inputs[index];
  const several = node.inputs.filter((each) => each && isKnown(each)).length > 1;
  return [
    ...(input && isKnown(input) && (!several || problem.code === 'input/wrong-rank')
      ? rankCandidates(aCase, node, index, input)
      : []),
    ...(several
      ? neighbourCandidates(aCase, node)
      : branchCandidates(aCase, node, wire.from.node, undefined, undefined)),
    ...removals(aCase, node, wire.id),
  ];
}

function removals({ graph }: Case, node: NodeAnalysis, edge: string): Candidate[] {
  if (node.definition?.inputs[node.definition.inputs.length - 1]?.variadic !== true) return [];
  const from = graph.graph.edges.find(({ id }) => id === edge)?.from.node ?? '';
  const title = `Remove the wire from ${graph.nodes.get(from)?.node.name}`;
  return [{ title, edits: [{ type: 'remove-edge', graph: graph.id, id: edge }], weight: weight.wire }];
}

/** Layers that bring the tensor to a rank which the input takes. */
function rankCandidates(aCase: Case, node: NodeAnalysis, index: number, input: KnownTensor): Candidate[] {
  const port = node.definition && portAt(node.definition.inputs, index);
  const edge = node.wires[index]?.id;
  if (!port || edge === undefined) return [];
  const rank = input.shape.length;
  const lowest = port.minRank !== undefined && rank < port.minRank ? [port.minRank] : [];
  const ranks = port.ranks ?? [...lowest, ...(rank > 2 ? [2] : [])];
  return ranks.flatMap((wanted) =>
    adapters(input, { rank: wanted }).map(({ kind, params, order }) => ({
      title: `Insert ${layerText(kind, params)}`,
      edits: [insertion(aCase, [{ edge, layers: [{ kind, params }] }])],
      weight: weight.insert + order / 10,
    })),
  );
}

/** Every layer of the catalogue that makes of one tensor another, with its parameters. */
function adapters(from: KnownTensor, wanted: Wanted): { kind: string; params: Params; order: number }[] {
  return catalog.flatMap(({ kind, adapts }) =>
    adapts ? adapts(from, wanted).map((params, order) => ({ kind, params, order })) : [],
  );
}

/** For each input in turn: make the others like it, by layers on their wires or by changes in their branches. */
function neighbourCandidates(aCase: Case, node: NodeAnalysis): Candidate[] {
  const known = node.inputs.map((input) => (input && isKnown(input) ? input : undefined));
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  for (const target of known) {
    if (!target || seen.has(target.shape.join()) || seen.size >= 3) continue;
    seen.add(target.shape.join());
    const others = known.flatMap((input, index) =>
      input && differs(input.shape, target.shape) ? [{ input, index }] : [],
    );
    if (others.length === 0 || others.length > 8) continue;
    candidates.push(...likeTarget(aCase, node, target, others));
  }
  return candidates;
}

function differs(a: Shape, b: Shape): boolean {
  return a.length !== b.length || conflicts(a, b).length > 0 || a.some((size, axis) => size !== b[axis]);
}

function likeTarget(
  aCase: Case,
  node: NodeAnalysis,
  target: KnownTensor,
  others: readonly { readonly input: KnownTensor; readonly index: number }[],
): Candidate[] {
  const { graph } = aCase;
  const candidates: Candidate[] = [];
  // A merge wants all sizes alike; one that puts inputs side by side, all but the last.
  for (const keepLast of [false, true]) {
    const wanted = others.map(
      ({ input }): Wanted => ({
        rank: target.shape.length,
        shape:
          keepLast && input.shape.length === target.shape.length
            ? [...target.shape.slice(0, -1), input.shape[input.shape.length - 1]]
            : target.shape,
      }),
    );
    for (const { kind } of catalog.filter(({ adapts }) => adapts !== undefined)) {
      const ways = others.map(({ input }, at) =>
        adapters(input, wanted[at] as Wanted).find((way) => way.kind === kind),
      );
      if (ways.some((way) => way === undefined)) continue;
      const places = others.map(({ index }, at) => ({
        edge: node.wires[index]?.id as string,
        layers: [{ kind, params: (ways[at] as { params: Params }).params }],
      }));
      const names = others.map(({ index }) => graph.nodes.get(node.wires[index]?.from.node ?? '')?.node.name);
      const first = ways[0] as { kind: string; params: Params };
      candidates.push({
        title: `Put ${layerText(first.kind, first.params)} behind ${names.join(', ')}`,
        edits: [insertion(aCase, places)],
        weight: weight.insert + Number(keepLast) / 2,
      });
    }
  }
  const [only] = others;
  const wire = only && node.wires[only.index];
  const reference = node.inputs.indexOf(target);
  const beside = node.wires[reference]?.from.node;
  if (others.length === 1 && wire)
    candidates.push(...branchCandidates(aCase, node, wire.from.node, target, beside));
  return candidates;
}

/** Changes of the layers before: without their strides, with padding, with another number of filters. */
function branchCandidates(
  { graph }: Case,
  node: NodeAnalysis,
  from: string,
  target: KnownTensor | undefined,
  beside: string | undefined,
): Candidate[] {
  const shared = new Set(beside === undefined ? [] : upstream(graph, beside).map((each) => each.node.id));
  const branch = upstream(graph, from).filter(
    (each) => !shared.has(each.node.id) && each.node.id !== node.node.id && each.definition,
  );
  const strided = branch.filter(({ definition, params }) =>
    isStrided(definition?.params['strides']?.control.type, params['strides']),
  );
  const unpadded = branch.filter(({ definition, params }) => {
    const control = definition?.params['padding']?.control;
    return control?.type === 'choice' && control.options.includes('same') && params['padding'] === 'valid';
  });
  const edit = (each: NodeAnalysis, name: string, value: unknown) =>
    setParam(graph.id, each.subject?.id as string, name, value);
  const names = (list: readonly NodeAnalysis[]) => list.map((each) => each.node.name).join(', ');
  const candidates: Candidate[] = [];
  const last = target?.shape[target.shape.length - 1];
  const widest = branch.find(
    ({ definition }) => definition && ('filters' in definition.params || 'units' in definition.params),
  );
  const channels = widest?.definition && ('filters' in widest.definition.params ? 'filters' : 'units');
  const width = widest && channels && typeof last === 'number' ? [edit(widest, channels, last)] : [];
  const ways: [string, ReturnType<typeof edit>[]][] = [];
  if (strided.length > 0 && strided.length <= 6) {
    const ones = strided.map((each) =>
      edit(
        each,
        'strides',
        (each.params['strides'] as readonly number[]).map(() => 1),
      ),
    );
    ways.push([`Remove the stride of ${names(strided)}`, ones]);
    if (!target && strided.length > 1)
      ways.push([`Remove the stride of ${strided[0]?.node.name}`, ones.slice(0, 1)]);
  }
  if (unpadded.length > 0 && unpadded.length <= 6) {
    ways.push([`Pad "same" in ${names(unpadded)}`, unpadded.map((each) => edit(each, 'padding', 'same'))]);
  }
  for (const [title, edits] of ways) {
    candidates.push({ title, edits, weight: weight.otherLayer + edits.length });
    if (width.length > 0) {
      const both = `${title} and give ${widest?.node.name} ${last} ${channels}`;
      candidates.push({
        title: both,
        edits: [...edits, ...width],
        weight: weight.otherLayer + edits.length + 1,
      });
    }
  }
  if (width.length > 0)
    candidates.push({
      title: `Give ${widest?.node.name} ${last} ${channels}`,
      edits: width,
      weight: weight.otherLayer - 5,
    });
  return candidates;
}

function isStrided(control: string | undefined, value: unknown): boolean {
  return control === 'sizes' && Array.isArray(value) && value.some((stride) => stride !== 1);
}
