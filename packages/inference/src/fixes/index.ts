import { applyEdit, isLayerNode, type NetDocument, type Node, removeNodes } from '@netwright/graph';
import { findLayer, readParams } from '@netwright/layers';
import type { Analysis } from '../analysis.js';
import { analyze } from '../analyze.js';
import { graphAt } from '../blocks/graph-at.js';
import { flatNodes } from '../blocks/origin.js';
import type { Problem } from '../problem.js';
import { adviceCandidates } from './advice.js';
import { blockCandidates } from './blocks.js';
import { drawingCandidates } from './drawing.js';
import { entryShapes } from './entries.js';
import { type Candidate, type Case, type Fix, weight } from './fix.js';
import { memoryFixes } from './memory.js';
import { suggestedCandidates } from './suggested.js';
import { tensorCandidates } from './tensors.js';

export type { Fix } from './fix.js';

const most = 5;

/**
 * Ways out of a problem, those first that change the least. Each was tried: the problem is gone after it, and there is
 * no error that was not there before, except where all ways uncover one that the problem hid.
 */
export function fixesFor(problem: Problem, analysis: Analysis): Fix[] {
  if (problem.load) return memoryFixes(problem, analysis, problem.load);
  const { document } = analysis;
  const graph = graphAt(analysis, problem.where);
  const node = graph.nodes.get(problem.where.nodes[0] ?? '');
  const aCase: Case = { problem, analysis, document, graph, node };
  const candidates = [
    ...suggestedCandidates(aCase),
    ...adviceCandidates(aCase),
    ...entryShapes(aCase),
    ...tensorCandidates(aCase),
    ...drawingCandidates(aCase),
    ...blockCandidates(aCase),
    ...removal(aCase),
  ];
  const tried = candidates
    .sort((a, b) => a.weight - b.weight)
    .flatMap((candidate) => attempt(candidate, aCase) ?? []);
  const clean = tried.filter(({ uncovered }) => uncovered === 0);
  return distinct(clean.length > 0 ? clean : tried)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ candidate: { title, edits }, cost }) => ({ title, edits, ...(cost === '' ? {} : { cost }) }));
}

/** Taking the layer away mends most of its faults, and is always the last resort. */
function removal({ problem, node, document, graph }: Case): Candidate[] {
  if (!node || problem.severity !== 'error' || problem.code.startsWith('graph/')) return [];
  return [
    {
      title: `Remove ${node.node.name}`,
      edits: [removeNodes(document, graph.id, [node.node.id])],
      weight: weight.remove,
    },
  ];
}

interface Attempt {
  readonly candidate: Candidate;
  /** Errors behind the problem that nobody saw because of it. */
  readonly uncovered: number;
  readonly rank: number;
  readonly cost: string;
  /** What the document is after it, for telling two ways apart. */
  readonly result: string;
}

function attempt(candidate: Candidate, { problem, analysis }: Case): Attempt | undefined {
  let document: NetDocument = analysis.document;
  for (const edit of candidate.edits) {
    const result = applyEdit(document, edit);
    if (!result.ok) return undefined;
    document = result.document;
  }
  if (document === analysis.document) return undefined;
  const after = analyze(document, analysis);
  if (after.problems.some((other) => isSame(other, problem))) return undefined;
  const known = new Set(analysis.problems.map(keyOf));
  let uncovered = 0;
  let warnings = 0;
  for (const other of after.problems) {
    if (known.has(keyOf(other))) continue;
    if (other.severity !== 'error') warnings++;
    else if (wasWaiting(other, analysis)) uncovered++;
    else return undefined;
  }
  const added = addedParameters(analysis, after);
  return {
    candidate,
    uncovered,
    rank: candidate.weight + warnings * 15 + Math.log10(1 + Math.abs(added)) / 2,
    cost: added === 0 ? '' : `${added > 0 ? '+' : '−'}${Math.abs(added).toLocaleString('en-GB')} parameters`,
    result: contentOf(document, analysis),
  };
}

/** Whether a problem is the one to be mended, still there. */
function isSame(other: Problem, { code, where }: Problem): boolean {
  if (other.code !== code || other.where.param !== where.param || other.where.output !== where.output)
    return false;
  const [node] = where.nodes;
  if (node === undefined) return other.where.nodes.length === 0;
  return where.edges
    ? other.where.nodes.includes(node) && sameEdges(other, where.edges)
    : other.where.nodes[0] === node;
}

function sameEdges(other: Problem, edges: readonly string[]): boolean {
  return other.where.edges?.some((edge) => edges.includes(edge)) ?? false;
}

function keyOf({ code, where }: Problem): string {
  return JSON.stringify([code, where.nodes[0], where.input, where.param, where.output]);
}

function wasWaiting({ where }: Problem, analysis: Analysis): boolean {
  const id = flatNodes(analysis, where)[0];
  return id !== undefined && analysis.flat.nodes.get(id)?.status === 'waiting';
}

/** Parameters more or less, among the layers whose count is known before and after, and those that came and went. */
function addedParameters({ flat: before }: Analysis, { flat: after }: Analysis): number {
  let added = 0;
  for (const [id, node] of after.nodes) {
    const old = before.nodes.get(id);
    if (old === node || node.shares !== undefined || !node.count) continue;
    if (!old) added += node.count.total;
    else if (old.count) added += node.count.total - old.count.total;
  }
  for (const [id, node] of before.nodes)
    if (!after.nodes.has(id) && node.shares === undefined) added -= node.count?.total ?? 0;
  return added;
}

/** The nodes that differ from before, without ids that were made up, so that the same change made twice is seen. */
function contentOf(document: NetDocument, { document: before }: Analysis): string {
  if (document.blocks !== before.blocks) return JSON.stringify(document);
  const old = new Set<unknown>(before.graph.nodes);
  const wires = new Set<unknown>(before.graph.edges);
  const left = new Set<unknown>(document.graph.edges);
  const ids = new Set(before.graph.nodes.map(({ id }) => id));
  const made = new Set(document.graph.nodes.filter(({ id }) => !ids.has(id)).map(({ id }) => id));
  const plain = (id: string) => (made.has(id) ? 'new' : id);
  return JSON.stringify([
    document.graph.nodes.length,
    document.graph.nodes
      .filter((node) => !old.has(node))
      .map((node) => ({ ...node, ...meaningOf(node), id: plain(node.id), position: 0 })),
    document.graph.edges.length,
    document.graph.edges
      .filter((edge) => !wires.has(edge))
      .map(({ from, to }) => [plain(from.node), from.port, plain(to.node), to.port]),
    document.graph.inputs.map(plain),
    document.graph.outputs,
    before.graph.edges.filter((edge) => !left.has(edge)).map(({ id }) => id),
  ]);
}

/** The parameters as the layer reads them, so that a stride of 2 and one of [2, 2] are the same; a made-up name says nothing. */
function meaningOf(node: Node): object {
  const definition = isLayerNode(node) ? findLayer(node.kind) : undefined;
  return definition && isLayerNode(node) ? { params: readParams(definition.params, node.params) } : {};
}

/** Of two ways to one result the first; titles are told apart too. */
function distinct(attempts: readonly Attempt[]): Attempt[] {
  const results = new Set<string>();
  const titles = new Set<string>();
  return attempts.filter(({ result, candidate: { title } }) => {
    if (results.has(result) || titles.has(title)) return false;
    results.add(result);
    titles.add(title);
    return true;
  });
}
