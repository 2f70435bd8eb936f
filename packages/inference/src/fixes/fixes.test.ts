import { applyEdit, type NetDocument } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.js';
import { faults, problemsOf } from '../fixtures/faults.js';
import { image, net } from '../fixtures/net.js';
import { type Fix, fixesFor } from './index.js';

function applied(document: NetDocument, fix: Fix): NetDocument {
  let changed = document;
  for (const edit of fix.edits) {
    const result = applyEdit(changed, edit);
    if (!result.ok) throw new Error(result.reason);
    changed = result.document;
  }
  return changed;
}

/** The fixes of the first problem with that code. */
function offered(document: NetDocument, code: string) {
  const analysis = analyze(document);
  const problem = analysis.problems.find((each) => each.code === code);
  return problem ? fixesFor(problem, analysis) : [];
}

describe('every problem has a way out that works', () => {
  it.each(faults.map((fault) => [`${fault.code}: ${fault.example}`, fault] as const))(
    '%s',
    (_title, { code, document, load }) => {
      const before = analyze(document);
      const problems = problemsOf(document, load).filter((each) => each.code === code);
      const fixes = fixesFor(problems[0] as (typeof problems)[0], before);
      expect(fixes).not.toEqual([]);
      expect(fixes.length).toBeLessThanOrEqual(6);
      expect(new Set(fixes.map(({ title }) => title)).size).toBe(fixes.length);
      for (const fix of fixes) {
        // Several devices are advice that no edit can say; what they need is measured by device.test.ts.
        if (load && fix.edits.length === 0) continue;
        const after = { problems: problemsOf(applied(document, fix), load) };
        expect(after.problems.filter((each) => each.code === code).length, fix.title).toBeLessThan(
          problems.length,
        );
        const errors = (list: typeof after.problems) =>
          list.filter(({ severity }) => severity === 'error').length;
        expect(errors(after.problems), fix.title).toBeLessThanOrEqual(errors(before.problems));
      }
    },
  );
});

describe('what is offered', () => {
  const skip = (strides: number) =>
    net([
      image('x', 56, 56, 256),
      ['conv2', 'Conv2D', { filters: 128, kernelSize: 1, strides }],
      ['conv4', 'Conv2D', { filters: 512, kernelSize: 1 }],
      ['add', 'Add', {}, ['conv4', 'x']],
    ]);

  it('projects a skip, with its cost', () => {
    const fixes = offered(skip(2), 'merge/shapes-differ');
    const projection = fixes.find(({ title }) => title.includes('Conv2D'));
    expect(projection?.title).toMatch(/x.*512.*1×1.*2/);
    expect(projection?.cost).toBe('+131,584 parameters');
  });

  it('changes the branch instead', () => {
    expect(offered(skip(2), 'merge/shapes-differ').map(({ title }) => title)).toContain(
      'Remove the stride of conv2 and give conv4 256 filters',
    );
  });

  it('gives a row of pixels the axes of an image', () => {
    const titles = offered(
      net([image('x', 784), ['c', 'Conv2D', { filters: 4, kernelSize: 3 }]]),
      'input/wrong-rank',
    ).map(({ title }) => title);
    expect(titles.some((title) => title.startsWith('Insert Reshape 28×28×1'))).toBe(true);
  });
});
