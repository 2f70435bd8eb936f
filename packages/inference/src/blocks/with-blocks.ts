import type { NetDocument } from '@netwright/graph';
import { adviceOf, gathered } from '../advice.js';
import type { Analysis, GraphAnalysis, NodeAnalysis } from '../analysis.js';
import { ByNode } from '../by-node.js';
import type { Expansion } from '../expand/expand.js';
import type { Instance } from '../expand/instance.js';
import { filledName } from '../expand/names.js';
import { graphProblems } from '../graph-problems.js';
import type { Problem } from '../problem.js';
import { nameLayers } from '../problem-text.js';
import { sharingProblems } from '../sharing.js';
import { costProblems, totalsOf } from '../totals.js';
import { blockProblems, isDrawnAllTheSame } from './block-problems.js';
import { drawnGraph } from './drawn-graph.js';
import { saidOfBlocks } from './instance-problems.js';
import { placeOf } from './origin.js';
import { located, saidOnce } from './where.js';

/**
 * The analysis of a document whose blocks were opened, from that of its flat graph: what is drawn is seen from there,
 * and what is wrong there is said where it was drawn.
 */
export function withBlocks(
  document: NetDocument,
  expansion: Expansion,
  flat: GraphAnalysis,
  previous: Analysis | undefined,
): Analysis {
  const { root } = expansion;
  const views = new Views(expansion, flat, previous);
  const main = views.main(document);
  const problems: Problem[] = [...graphProblems(main, previous?.main)];
  for (const instance of firstOfEachBlock(root)) {
    const drawn = instance === root ? main : views.of(instance);
    if (instance !== root) problems.push(...drawingProblems(instance, drawn));
    problems.push(...blockProblems(instance, drawn, flat, expansion));
  }
  for (const node of flat.list) {
    if (node.problems.length === 0) continue;
    for (const problem of node.problems) {
      if (isDrawnAllTheSame(problem, views.node(node))) continue;
      problems.push(located(nameLayers(problem, flat), expansion));
    }
  }
  problems.push(...linkProblems(flat, expansion));
  const totals = totalsOf(flat);
  problems.push(...costProblems(flat, totals).map((problem) => located(problem, expansion)));
  const advice = adviceOf(flat, totals).map((problem) => located(problem, expansion));
  problems.push(...gathered(saidOnce(advice)));
  const once = saidOnce(problems);
  const list = saidOfBlocks(main, once, previous?.main);
  const shown = list === main.list ? main : { ...main, list, nodes: new ByNode(main.structure.index, list) };
  return { document, main: shown, flat, expansion, problems: once, totals };
}

/** The network, and of each block the first of its instances: what is drawn is looked at once. */
function firstOfEachBlock(root: Instance): readonly Instance[] {
  const found = [root];
  const seen = new Set([root.graphId]);
  for (let at = 0; at < found.length; at++) {
    for (const { instances } of (found[at] as Instance).children.values()) {
      const [first] = instances;
      if (!first || seen.has(first.graphId)) continue;
      seen.add(first.graphId);
      found.push(first);
    }
  }
  return found;
}

/** What is wrong with the drawing of a block. */
function drawingProblems(instance: Instance, drawn: GraphAnalysis): Problem[] {
  const scope = { instance: instance.name, index: 0 };
  const { graph } = drawn;
  const named = graph.nodes.some(({ name }) => name.includes('{'))
    ? { ...graph, nodes: graph.nodes.map((node) => ({ ...node, name: filledName(node.name, scope) })) }
    : graph;
  return graphProblems({ ...drawn, graph: named }, undefined).map((problem) => ({
    ...problem,
    where: { ...problem.where, instance: instance.path, repetitions: instance.repetitions },
  }));
}

/** Blocks whose layers are those of another one, and would need other weights. */
function linkProblems(flat: GraphAnalysis, expansion: Expansion): Problem[] {
  const problems: Problem[] = [];
  for (const problem of sharingProblems(flat)) {
    const place = placeOf(expansion, problem.where.nodes[0] as string);
    // A link that was drawn between two layers is looked at where it was drawn.
    if (!place?.instance.node || place.node.sharesWith !== undefined) continue;
    problems.push(located(problem, expansion));
  }
  return problems;
}

/** The drawings as they are seen, each made once. */
class Views {
  private readonly made = new Map<Instance, GraphAnalysis>();

  constructor(
    private readonly expansion: Expansion,
    private readonly flat: GraphAnalysis,
    private readonly previous: Analysis | undefined,
  ) {}

  main(document: NetDocument): GraphAnalysis {
    const { expansion, flat, previous } = this;
    const main = drawnGraph(document.graph, expansion.root, flat, expansion, previous?.main);
    this.made.set(expansion.root, main);
    return main;
  }

  of(instance: Instance): GraphAnalysis {
    let view = this.made.get(instance);
    if (!view) {
      const graph = instance.block?.graph ?? instance.graph;
      view = drawnGraph(graph, instance, this.flat, this.expansion, undefined);
      this.made.set(instance, view);
    }
    return view;
  }

  /** A node of the flat graph as it was drawn. */
  node({ node }: NodeAnalysis): NodeAnalysis | undefined {
    const place = placeOf(this.expansion, node.id);
    return place && this.of(place.instance).nodes.get(place.node.id);
  }
}
