import { recipeProblems } from '@netwright/codegen';
import { graphOf, type NetDocument } from '@netwright/graph';
import { type Analysis, analyze, type Problem } from '@netwright/inference';
import { printable, styled, type Terminal } from './terminal.js';

/** What a document means, and all that is wrong with it: the network and how it is trained. */
export function examine(document: NetDocument): {
  readonly analysis: Analysis;
  readonly problems: readonly Problem[];
} {
  const analysis = analyze(document);
  return { analysis, problems: [...analysis.problems, ...recipeProblems(document, analysis)] };
}

/** An empty board is no fault while one draws, but Keras makes no model of it: both `check` and `generate` say so. */
export function nothingToGenerate({ graph }: NetDocument): string | undefined {
  return graph.nodes.length === 0 ? 'it has no layers, so there is nothing to generate' : undefined;
}

export function errorsOf(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

/** A problem as it leaves the house: what only makes fixes of it stays here. */
export function publicProblem({ suggestions: _internal, ...problem }: Problem): Omit<Problem, 'suggestions'> {
  return problem;
}

const colours = { error: 'red', warning: 'yellow', advice: 'blue' } as const;

/** `error: conv2: Its window is larger than its input. [window/too-large]` */
export function problemLine(
  terminal: Terminal,
  { severity, where, message, code }: Problem,
  document: NetDocument,
): string {
  const nodes = graphOf(document, where.graph)?.nodes ?? [];
  const way = (where.instance ?? []).flatMap((id) => nameOf(document, id) ?? []);
  const names = nodes
    .filter(({ id }) => where.nodes.includes(id))
    .map(({ name }) => [...way, name].join('/'));
  const subject = names.length > 0 ? `${printable(names.join(', '))}: ` : '';
  const tail = styled(terminal, 'dim', `[${code}]`);
  return `${styled(terminal, colours[severity], severity)}: ${subject}${printable(message)} ${tail}\n`;
}

function nameOf(document: NetDocument, id: string): string | undefined {
  for (const { nodes } of [document.graph, ...document.blocks.map(({ graph }) => graph)]) {
    const node = nodes.find((each) => each.id === id);
    if (node) return node.name;
  }
  return undefined;
}
