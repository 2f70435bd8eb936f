import { fixesFor, type Problem } from '@netwright/inference';
import { eachModel } from '../files.js';
import { errorsOf, examine, problemLine, publicProblem } from '../problems.js';
import { exit, printable, styled, type Terminal } from '../terminal.js';

export async function checkCommand(
  terminal: Terminal,
  files: readonly string[],
  { json }: { json?: boolean },
): Promise<number> {
  return eachModel(terminal, files, (document, file) => {
    const { analysis, problems } = examine(document);
    if (json) terminal.stdout(`${JSON.stringify({ file, problems: problems.map(publicProblem) })}\n`);
    else {
      for (const problem of worstFirst(problems)) {
        terminal.stdout(`${printable(file)}: ${problemLine(terminal, problem, document)}`);
        for (const { title } of fixesFor(problem, analysis))
          terminal.stdout(`    fix: ${printable(title)}\n`);
      }
    }
    const errors = errorsOf(problems).length;
    const verdict =
      errors === 0
        ? styled(terminal, 'green', 'no errors')
        : styled(terminal, 'red', plural(errors, 'error'));
    terminal.stderr(`${printable(file)}: ${verdict}.\n`);
    return errors === 0 ? exit.fine : exit.faulty;
  });
}

/** Errors, then warnings, then advice; of one severity as they were found. */
function worstFirst(problems: readonly Problem[]): readonly Problem[] {
  return severities.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
}

const severities = ['error', 'warning', 'advice'] as const;

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
