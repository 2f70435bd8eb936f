import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeras } from '@netwright/codegen';
import { analyze } from '@netwright/inference';
import { expect, it } from 'vitest';
import { documentOf } from '../conformance/case-document.js';
import { loadTables } from '../conformance/tables.js';
import { describeWith } from '../src/environment.js';
import { randomNetwork } from './random-networks.js';
import { exportTo, ruff, temporaryFolder } from './running.js';

const count = 120;

describeWith('python', 'the layout of scripts', (python) => {
  it(`is ruff's own, for ${count} random networks`, async () => {
    const folder = await temporaryFolder();
    const start = Date.now() >>> 0;
    for (let index = 0; index < count; index++)
      await exportTo(join(folder, `seed-${start + index}`), randomNetwork(start + index));
    expect(await ruff(python, folder), `random networks from seed ${start}`).toBe('');
  });

  it("is ruff's own, for every case of every kind that can be exported", async () => {
    const folder = await temporaryFolder();
    let written = 0;
    for (const [kind, { cases }] of await loadTables()) {
      await mkdir(join(folder, kind));
      for (const [index, each] of cases.entries()) {
        const document = documentOf(kind, each);
        const analysis = analyze(document);
        if (analysis.problems.some(({ severity }) => severity === 'error')) continue;
        await writeFile(join(folder, kind, `case${index}.py`), generateKeras(document, analysis).model.text);
        written += 1;
      }
    }
    expect(written).toBeGreaterThan(25 * 25);
    expect(await ruff(python, folder)).toBe('');
  });

  it('would be noticed if it were not', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a'));
    await writeFile(join(folder, 'a', 'b.py'), 'import os\nx = [1,2]\n');
    const complaint = await ruff(python, folder);
    expect(complaint).toContain('F401');
    expect(complaint).toContain('x = [1, 2]');
  });
});
