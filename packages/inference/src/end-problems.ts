import type { Node } from '@netwright/graph';
import type { GraphAnalysis, NodeAnalysis } from './analysis.js';
import { findingsOf } from './node-facts.js';
import type { Problem } from './problem.js';
import type { Structure } from './structure.js';

/** What is wrong with where the model begins and ends, and with what is not part of it. */
export function endProblems(analysis: GraphAnalysis): Problem[] {
  if (analysis.graph.nodes.length === 0) return [];
  return [...inputProblems(analysis), ...outputProblems(analysis), ...unusedProblems(analysis)];
}

function inputProblems({
  id: graph,
  graph: drawn,
  nodes,
  list,
  unused,
  structure,
}: GraphAnalysis): Problem[] {
  const problems: Problem[] = [];
  const isEntry = (id: string) => nodes.get(id)?.definition?.entry !== undefined;
  const listed = new Set<string>();
  for (const id of drawn.inputs) {
    const node = nodes.get(id);
    if (!node) {
      problems.push({
        code: 'graph/listed-input-missing',
        where: { graph, nodes: [] },
        severity: 'error',
        message: 'The model lists an input that is not there.',
      });
    } else if (listed.has(id)) {
      problems.push({
        code: 'graph/input-listed-twice',
        where: { graph, nodes: [id] },
        severity: 'error',
        message: `${node.node.name} is listed twice among the inputs of the model.`,
      });
    } else if (!isEntry(id)) {
      problems.push({
        code: 'graph/listed-input-is-none',
        where: { graph, nodes: [id] },
        severity: 'error',
        message: `${node.node.name} is listed among the inputs of the model, but is not an Input.`,
      });
    } else if (!feedsAnything(structure, id)) {
      problems.push({
        code: 'graph/input-not-used',
        where: { graph, nodes: [id] },
        severity: 'warning',
        message: `Nothing is made of ${node.node.name}: the model takes it and does not look at it.`,
      });
    }
    listed.add(id);
  }
  const { entries } = findingsOf(list);
  for (const at of entries) {
    const { id, name } = (list[at] as NodeAnalysis).node;
    if (listed.has(id) || unused.has(id)) continue;
    problems.push({
      code: 'graph/input-not-listed',
      where: { graph, nodes: [id] },
      severity: 'error',
      message: `The model needs ${name}, but does not list it among its inputs.`,
    });
  }
  if (entries.length === 0) {
    problems.push({
      code: 'graph/no-input',
      where: { graph, nodes: [] },
      severity: 'error',
      message: 'The network has no Input, so nothing says what it is fed.',
    });
  }
  return problems;
}

function feedsAnything({ index, targets }: Structure, id: string): boolean {
  const at = index.get(id);
  return at !== undefined && (targets.first[at + 1] as number) > (targets.first[at] as number);
}

function outputProblems({ id: graph, graph: drawn, nodes }: GraphAnalysis): Problem[] {
  const problems: Problem[] = [];
  if (drawn.outputs.length === 0) {
    problems.push({
      code: 'graph/no-output',
      where: { graph, nodes: [] },
      severity: 'error',
      message: 'The network has no output, so nothing says what it computes.',
    });
  }
  const names = new Set<string>();
  for (const { name, from } of drawn.outputs) {
    const source = nodes.get(from.node);
    const where = { graph, nodes: source ? [from.node] : [], output: name };
    if (!source || ((source.inferred || source.block) && from.port >= source.outputs.length)) {
      problems.push({
        code: 'graph/output-from-nowhere',
        where,
        severity: 'error',
        message: source
          ? `The output ${JSON.stringify(name)} is output number ${from.port + 1} of ${source.node.name}, which is not there.`
          : `The output ${JSON.stringify(name)} comes from a layer that is not there.`,
      });
    }
    if (names.has(name)) {
      problems.push({
        code: 'graph/output-name-taken',
        where,
        severity: 'error',
        message: `Two outputs of the model are called ${JSON.stringify(name)}, so a loss could not tell them apart.`,
      });
    }
    names.add(name);
  }
  return problems;
}

/** Layers that no output depends on. */
function unusedProblems({ id: graph, graph: drawn, unused, nodes, outgoing }: GraphAnalysis): Problem[] {
  // Without an output all layers would be unused; that there is none is said already.
  if (unused.size === 0 || drawn.outputs.length === 0) return [];
  const problems: Problem[] = [];
  for (const { id, name } of drawn.nodes as readonly Node[]) {
    if (!unused.has(id)) continue;
    const last = (outgoing.get(id) ?? []).every((edge) => nodes.get(edge.to.node) === undefined);
    problems.push({
      code: 'graph/unused',
      where: { graph, nodes: [id] },
      severity: 'warning',
      message: last
        ? `Nothing is made of ${name}: it is not part of the model.`
        : `No output of the model depends on ${name}: it is not part of the model.`,
    });
  }
  return problems;
}
