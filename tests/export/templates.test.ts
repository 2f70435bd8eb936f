import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { recipeProblems } from '@netwright/codegen';
import { analyze } from '@netwright/inference';
import { digitsCsvGz, instantiate, templates } from '@netwright/templates';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { drive, exportTo, type Job, ruff, runPython, temporaryFolder } from './running.js';

it.each(templates)('$id has the counts that are printed for it, and no problem', ({ document, counts }) => {
  const analysis = analyze(document);
  expect(analysis.problems).toEqual([]);
  expect(recipeProblems(document, analysis)).toEqual([]);
  expect({ parameters: analysis.totals.params.total, macs: analysis.totals.macs }).toEqual(counts);
});

it('the digits that ship are 1,797 lines of 64 grey values and a label', async () => {
  const lines = gunzipSync(await readFile(digitsCsvGz))
    .toString('ascii')
    .trim()
    .split('\n');
  expect(lines).toHaveLength(1797);
  for (const line of lines) expect(line.split(',')).toHaveLength(65);
});

describeWith('python', 'templates in Python', (python) => {
  it('are as ruff leaves them', async () => {
    const folder = await temporaryFolder();
    for (const { id, document } of templates) await exportTo(join(folder, id), document);
    expect(await ruff(python, folder)).toBe('');
  });

  it.each(['jax', 'tensorflow'] as const)(
    'train a step on %s without data and without a warning',
    async (backend) => {
      const folder = await temporaryFolder();
      const jobs: Job[] = [];
      for (const { id, document } of templates) {
        const script = await exportTo(join(folder, id), document);
        jobs.push({ script, argv: ['--smoke', '--output', join(folder, id, 'run')] });
      }
      const answers = await drive(python, backend, jobs);
      expect(answers.map(({ exit, failed, warnings }) => ({ exit, failed, warnings }))).toEqual(
        templates.map(() => ({ exit: 0, failed: null, warnings: [] })),
      );
      for (const [index, { counts }] of templates.entries()) {
        expect(answers[index]?.out).toContain(`Total params: ${counts.parameters.toLocaleString('en')}`);
      }
    },
  );

  it('learn the digits: 95 per cent and more in under a minute', async () => {
    const folder = await temporaryFolder();
    const template = instantiate('lenet5-digits');
    if (!template.ok) throw new Error(template.reason);
    const script = await exportTo(folder, template.document);
    const start = performance.now();
    const printed = await runPython(python, [script, '--output', join(folder, 'run')]);
    expect((performance.now() - start) / 1000).toBeLessThan(60);
    const [header, ...lines] = (await readFile(join(folder, 'run', 'history.csv'), 'utf8'))
      .trim()
      .split(/\r?\n/);
    expect(header).toBe('epoch,accuracy,loss,val_accuracy,val_loss');
    expect(lines).toHaveLength(template.document.training?.phases[0]?.epochs ?? 0);
    expect(Number(lines.at(-1)?.split(',')[3])).toBeGreaterThanOrEqual(0.95);
    expect(printed).toMatch(/validation: accuracy 0\.9[5-9]|validation: accuracy 1\.0/);
    expect((await stat(join(folder, 'run', 'model.keras'))).size).toBeGreaterThan(100_000);
  });
});
