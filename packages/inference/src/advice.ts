import { isKnown, product } from '@netwright/layers';
import type { GraphAnalysis, NodeAnalysis, Totals } from './analysis.js';
import { changedPlaces } from './changed.js';
import type { Problem } from './problem.js';

/** A layer has this many weights before anybody minds, */
const giant = 1_000_000;
/** and this share of all. */
const share = 0.5;

/** What there is to say of a layer, as bits. */
const lostBias = 1;
const secondActivation = 2;
/** A large layer behind one that lays a picture out as a row; whether it has most of the weights, the totals tell. */
const behindRow = 4;

/**
 * What is right and could be better: looks at each layer and the one before it. One line for each code and graph, with
 * all the layers that it is about, so that a large network does not say the same fifty times (`gathered`).
 */
export function adviceOf(graph: GraphAnalysis, totals: Totals): Problem[] {
  const found: Problem[] = [];
  const signs = signsOf(graph);
  for (let at = 0; at < signs.length; at++) if (signs[at] !== 0) found.push(...adviceAt(graph, at, totals));
  return found;
}

/** What is said of the layers alike, of the version of them with these signs. */
const gatheredBefore = new WeakMap<Uint8Array, ReadonlyMap<number, Problem>>();

/**
 * The same as `adviceOf`, with one line for the same advice on several layers; these lines are not made one by one first.
 *
 * @param before an earlier version of the graph: then only what changed is looked at
 */
export function gatheredAdvice(
  graph: GraphAnalysis,
  totals: Totals,
  before: GraphAnalysis | undefined,
): readonly Problem[] {
  const signs = signsOf(graph, before);
  const alike =
    gatheredBefore.get(signs) ??
    new Map([lostBias, secondActivation].flatMap((sign) => together(graph, signs, sign)));
  gatheredBefore.set(signs, alike);
  const found: Problem[] = [];
  const said = new Set<Problem>();
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] as number;
    if (sign === 0) continue;
    const together = alike.get(sign & (lostBias | secondActivation));
    if (together && !said.has(together)) found.push(together);
    if (together) said.add(together);
    if (!together || (sign & behindRow) !== 0)
      found.push(...adviceAt(graph, at, totals, together ? behindRow : undefined));
  }
  return found;
}

/** One line for all layers with that sign, where there are several. */
function together(graph: GraphAnalysis, signs: Uint8Array, sign: number): [number, Problem][] {
  const first = signs.findIndex((each) => (each & sign) !== 0);
  const [one] = first < 0 ? [] : pairAdvice(graph, first);
  const message = one && several.get(one.code);
  if (!one || !message) return [];
  const nodes: string[] = [];
  for (let at = first; at < signs.length; at++)
    if (((signs[at] as number) & sign) !== 0) nodes.push(aboutWhom(graph, at, sign).node.id);
  return nodes.length < 2
    ? []
    : [[sign, { ...one, where: { ...one.where, nodes }, message: message(nodes.length) }]];
}

const noted = new WeakMap<readonly NodeAnalysis[], Uint8Array>();

/** The signs of each layer, in the order of the list; those of the earlier version where they are the same. */
function signsOf(graph: GraphAnalysis, before?: GraphAnalysis): Uint8Array {
  const { list, structure } = graph;
  const known = noted.get(list);
  if (known) return known;
  const earlier = before?.structure === structure ? noted.get(before.list) : undefined;
  const changed = before && earlier && changedPlaces(list, before.list);
  let signs = changed && earlier ? earlier : new Uint8Array(list.length);
  if (!changed) for (let at = 0; at < list.length; at++) signs[at] = signAt(graph, at);
  else {
    const { first, nodes } = structure.targets;
    const look = (at: number) => {
      const sign = signAt(graph, at);
      if (sign === signs[at]) return;
      if (signs === earlier) signs = earlier.slice();
      signs[at] = sign;
    };
    for (const at of changed) {
      look(at);
      for (let wire = first[at] as number; wire < (first[at + 1] as number); wire++)
        look(nodes[wire] as number);
    }
  }
  noted.set(list, signs);
  return signs;
}

function signAt(graph: GraphAnalysis, at: number): number {
  const node = graph.list[at] as NodeAnalysis;
  const { definition } = node;
  if (!definition || node.status !== 'ok') return 0;
  let sign = 0;
  if (definition.cancelsOffset) {
    if (losesBias(graph, at, node)) sign |= lostBias;
  } else if (definition.category === 'activation' && activatesAgain(graph, at, node))
    sign |= secondActivation;
  if (node.count && node.count.total >= giant) {
    const before = graph.list[sourceOf(graph, at)];
    if (before && laysOut(before)) sign |= behindRow;
  }
  return sign;
}

/** The place of the layer that the first input comes from; -1 where there is none. */
function sourceOf({ list, structure }: GraphAnalysis, at: number): number {
  const { wires } = list[at] as NodeAnalysis;
  const [wire] = wires;
  if (!wire) return -1;
  if (wires === structure.into[at])
    return structure.sources.nodes[structure.sources.first[at] as number] ?? -1;
  return structure.index.get(wire.from.node) ?? -1;
}

/** Whether what comes of a layer goes to one other only. */
function feedsOneOnly({ structure: { targets } }: GraphAnalysis, at: number): boolean {
  return (targets.first[at + 1] as number) - (targets.first[at] as number) === 1;
}

/** A bias in front of a normalisation that takes the mean of each channel away, and the bias with it. */
function losesBias(graph: GraphAnalysis, at: number, node: NodeAnalysis): boolean {
  const place = sourceOf(graph, at);
  const before = graph.list[place];
  if (!before) return false;
  const { params, definition, outputs } = before;
  if (params['useBias'] !== true || (definition?.outputActivation(params) ?? 'linear') !== 'linear')
    return false;
  if (!feedsOneOnly(graph, place)) return false;
  const rank = outputs[0]?.shape?.length ?? 0;
  const axis = params['dataFormat'] === 'channels_first' ? 1 : rank - 1;
  if (node.definition?.cancelsOffset?.(node.params, rank) !== axis) return false;
  const bias = before.weights.find(({ path }) => path === 'bias');
  return bias !== undefined && product(bias.shape) === outputs[0]?.shape?.[axis];
}

function activatesAgain(graph: GraphAnalysis, at: number, node: NodeAnalysis): boolean {
  const place = sourceOf(graph, at);
  const before = graph.list[place];
  if (!before || activationOf(before) === 'linear' || activationOf(node) === 'linear') return false;
  return feedsOneOnly(graph, place);
}

function activationOf({ definition, params }: NodeAnalysis): string {
  return definition?.outputActivation(params) ?? 'linear';
}

/** The layer that such advice is about. */
function aboutWhom(graph: GraphAnalysis, at: number, sign: number): NodeAnalysis {
  return graph.list[sign === lostBias ? sourceOf(graph, at) : at] as NodeAnalysis;
}

/** All that there is to say at one place. */
function adviceAt(graph: GraphAnalysis, at: number, totals: Totals, only?: number): Problem[] {
  const large = giantLayer(graph, at, totals);
  return [...(only === behindRow ? [] : pairAdvice(graph, at)), ...(large ? [large] : [])];
}

/** What there is to say of a layer and the one before it. */
function pairAdvice(graph: GraphAnalysis, at: number): Problem[] {
  const sign = signsOf(graph)[at] as number;
  const node = graph.list[at] as NodeAnalysis;
  const before = graph.list[sourceOf(graph, at)];
  if (!before) return [];
  if ((sign & lostBias) !== 0)
    return [
      {
        code: 'normalization/bias-before',
        where: { graph: graph.id, nodes: [before.node.id] },
        severity: 'advice',
        message: `${before.node.name} has a bias that ${node.node.name} takes away again with the mean of each channel.`,
      },
    ];
  if ((sign & secondActivation) === 0) return [];
  const [first, second] = [activationOf(before), activationOf(node)];
  return [
    {
      code: 'activation/twice',
      where: { graph: graph.id, nodes: [node.node.id] },
      severity: 'advice',
      message:
        first === second
          ? `${before.node.name} has gone through ${first} already when ${node.node.name} applies it again.`
          : `${before.node.name} has gone through ${first} already when ${node.node.name} applies ${second}.`,
    },
  ];
}

/** Most of the weights in a layer behind one that lays a picture out as a row. */
function giantLayer(graph: GraphAnalysis, at: number, totals: Totals): Problem | undefined {
  if (((signsOf(graph)[at] as number) & behindRow) === 0) return undefined;
  const node = graph.list[at] as NodeAnalysis;
  const before = graph.list[sourceOf(graph, at)] as NodeAnalysis;
  const count = node.count?.total ?? 0;
  if (count < share * totals.params.total) return undefined;
  const percent = Math.floor((100 * count) / totals.params.total);
  const size = before.outputs[0]?.shape?.[1];
  return {
    code: 'dense/most-weights',
    where: { graph: graph.id, nodes: [node.node.id, before.node.id] },
    severity: 'advice',
    message: `${node.node.name} holds ${count.toLocaleString('en-GB')} of the ${totals.params.total.toLocaleString('en-GB')} parameters (${percent} %): each of its units has a weight for each of the ${size?.toLocaleString('en-GB')} numbers of ${before.node.name}.`,
  };
}

/** Makes a row of all there is: whatever the kind, no number is lost and the places are gone. */
export function laysOut({ inputs, outputs }: NodeAnalysis): boolean {
  const [from, to] = [inputs[0], outputs[0]];
  if (inputs.length !== 1 || !from || !to || !isKnown(from) || !isKnown(to)) return false;
  return (
    from.shape.length > 2 &&
    to.shape.length === 2 &&
    to.shape[1] !== null &&
    product(from.shape.slice(1)) === to.shape[1]
  );
}

const several: ReadonlyMap<string, (count: number) => string> = new Map([
  [
    'normalization/bias-before',
    (count) =>
      `${count} layers have a bias that the normalisation behind them takes away again with the mean of each channel.`,
  ],
  [
    'activation/twice',
    (count) => `${count} layers apply an activation to what has gone through an activation already.`,
  ],
]);

/** One line for the same advice on several layers of a graph; they stand in its nodes. */
export function gathered(advice: readonly Problem[]): readonly Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of advice) {
    const key = JSON.stringify([problem.code, problem.where.graph]);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group as [Problem];
    const message = several.get(first.code);
    const nodes = [...new Set(group.flatMap(({ where }) => where.nodes))];
    if (!message || nodes.length < 2) return group;
    return [{ ...first, where: { ...first.where, nodes }, message: message(nodes.length) }];
  });
}
