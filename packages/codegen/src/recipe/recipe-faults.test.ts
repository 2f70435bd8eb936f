import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { type RecipeFault, recipeFaults } from './fixtures/recipe-faults.js';
import { recipeCodes } from './problem.js';
import { recipeProblems } from './problems.js';

function found({ code, at, severity, document }: RecipeFault) {
  return recipeProblems(document, analyze(document)).find(
    (problem) => problem.code === code && problem.where.recipe === at && problem.severity === severity,
  );
}

/** docs/training-problems.md: each code with its examples and what is said of them. */
function page(): string {
  const codes = [...new Set(recipeFaults.map(({ code }) => code))].sort();
  const sections = codes.map((code) => {
    const faults = recipeFaults.filter((fault) => fault.code === code);
    const severities = [...new Set(faults.map(({ severity }) => severity))].join(' or ');
    const examples = faults.map((fault) => `- *${fault.example}.* ${found(fault)?.message}`);
    return `## ${code}\n\n${severities}. ${faults[0]?.reason}\n\n${examples.join('\n')}`;
  });
  const title = [
    '# Problems of the training',
    '',
    'What Netwright can say of how a network is to be trained: an error where the exported script would stop, a warning',
    'where it would run and do something else than was meant. What it says of the drawing is in [problems.md](problems.md).',
    '',
    'This page is made by `packages/codegen/src/recipe/recipe-faults.test.ts` (with `--update` at the end of the command it',
    'is written anew).',
  ].join('\n');
  return `${[title, ...sections].join('\n\n')}\n`;
}

describe('the codes of a recipe', () => {
  it('each have an example', () => {
    const shown = new Set(recipeFaults.map(({ code }) => code));
    expect([...shown].sort()).toEqual(recipeCodes.map((code) => `recipe/${code}`).sort());
  });

  it.each(recipeFaults.map((fault) => [fault.code, fault.severity, fault.example, fault] as const))(
    '%s is a(n) %s: %s',
    (_code, _severity, _example, fault) => {
      expect(found(fault)?.message).toMatch(/^[^\n]+\.$/);
    },
  );

  it('are explained in docs/training-problems.md', async () => {
    await expect(page()).toMatchFileSnapshot('../../../../docs/training-problems.md');
  });
});
