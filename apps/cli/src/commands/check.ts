import { batchOf, type Device, deviceProblems, fixesFor, type Problem } from '@netwright/inference';
import { eachModel } from '../files.js';
import { errorsOf, examine, nothingToGenerate, problemLine, publicProblem } from '../problems.js';
import { exit, printable, styled, type Terminal } from '../terminal.js';

export interface CheckOptions {
  readonly json?: boolean;
  /** What it is to be trained on. */
  readonly device?: Device;
  readonly batch: number;
}

export async function checkCommand(
  terminal: Terminal,
  files: readonly string[],
  { json, device, batch }: CheckOptions,
): Promise<number> {
  return eachModel(terminal, files, (document, file) => {
    const { analysis, problems: found } = examine(document);
    const beyond = device ? deviceProblems(analysis, { device, batch: batchOf(analysis, batch) }) : [];
    const problems = [...found, ...beyond];
    if (json) terminal.stdout(`${JSON.stringify({ file, problems: problems.map(publicProblem) })}\n`);
    else {
      for (const problem of worstFirst(problems)) {
        terminal.stdout(`${printable(file)}: ${problemLine(terminal, problem, document)}`);
        for (const { title, cost } of fixesFor(problem, analysis)) {
          const said = problem.load && cost !== undefined ? ` (${cost})` : '';
          terminal.stdout(`    fix: ${printable(title)}${said}\n`);
        }
      }
    }
    const errors = errorsOf(problems).length;
    const verdict =
      errors === 0
        ? styled(terminal, 'green', 'no errors')
        : styled(terminal, 'red', plural(errors, 'error'));
    const nothing = nothingToGenerate(document);
    terminal.stderr(`${printable(file)}: ${verdict}${nothing === undefined ? '' : `, but ${nothing}`}.\n`);
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
