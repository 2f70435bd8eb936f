import { recipeProblems } from '@netwright/codegen';
import type { NetDocument } from '@netwright/graph';
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
  const names = document.graph.nodes.filter(({ id }) => where.nodes.includes(id)).map(({ name }) => name);
  const subject = names.length > 0 ? `${printable(names.join(', '))}: ` : '';
  const tail = styled(terminal, 'dim', `[${code}]`);
  return `${styled(terminal, colours[severity], severity)}: ${subject}${printable(message)} ${tail}\n`;
}
