import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.js';
import { fixesFor } from './fixes/index.js';
import { faults, problemsOf } from './fixtures/faults.js';

type Sources = Readonly<Record<string, string>>;
// The tests run in Vite, which reads files at this call.
const sources: Sources = (
  import.meta as unknown as { glob(patterns: string[], options: object): Sources }
).glob(['./**/*.ts', '../../layers/src/**/*.ts', '!**/*.test.ts', '!**/fixtures/**', '!**/cases.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every code that is reported anywhere: the first argument of `report`, or the `code` of a problem. */
function reportedCodes(): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const text of Object.values(sources)) {
    for (const [, code] of text.matchAll(/(?:report\w*\(|code:)\s*'([a-z]+\/[a-z0-9-]+)'/g))
      codes.add(code as string);
  }
  return codes;
}

/** docs/problems.md: each code with its examples, what is said of them, and what is offered. */
function page(): string {
  const byCode = new Map<string, (typeof faults)[number][]>();
  for (const fault of faults) byCode.set(fault.code, [...(byCode.get(fault.code) ?? []), fault]);
  const sections = [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, list]) => {
      const examples = list.map(({ example, document, load }) => {
        const analysis = analyze(document);
        const problem = problemsOf(document, load).find((each) => each.code === code);
        const fixes = problem ? fixesFor(problem, analysis) : [];
        const ways = fixes.map(({ title, cost }) => `  - ${title}${cost === undefined ? '' : ` (${cost})`}`);
        return [`- *${example}.* ${problem?.message}`, ...ways].join('\n');
      });
      const severities = list.map(
        ({ document, load }) => problemsOf(document, load).find((each) => each.code === code)?.severity,
      );
      const severity = [...new Set(severities)].join(' or ');
      return `## ${code}\n\n${severity}. ${list[0]?.reason}\n\n${examples.join('\n')}`;
    });
  const title = [
    '# Problems',
    '',
    'What Netwright can say of a drawing: an error where Keras would refuse the model, a warning or advice where it would',
    'not. Each with examples, and with the ways out that are offered for them, which are tried before they are shown. What',
    'it says of how a network is to be trained is in [training-problems.md](training-problems.md).',
    '',
    'This page is made by `packages/inference/src/problems.test.ts` (with `--update` at the end of the command it is written anew).',
  ].join('\n');
  return `${[title, ...sections].join('\n\n')}\n`;
}

describe('the codes of problems', () => {
  it('each have an example, and no example is of a code that is never reported', () => {
    const codes = reportedCodes();
    expect(codes.size).toBeGreaterThan(40);
    expect([...new Set(faults.map(({ code }) => code))].sort()).toEqual([...codes].sort());
  });

  it('are explained in docs/problems.md', async () => {
    await expect(page()).toMatchFileSnapshot('../../../docs/problems.md');
  });
});
