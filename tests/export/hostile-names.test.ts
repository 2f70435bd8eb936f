import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NetDocument } from '@netwright/graph';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { chain } from './documents.js';
import { hostile } from './hostile.js';
import { drive, exportTo, ruff, temporaryFolder } from './running.js';

function hostileDocument(mark: string): NetDocument {
  const names = hostile.map((name) => name.replaceAll('MARK', mark));
  const document = chain(
    names.find((name) => name.startsWith('"""\n')) ?? '',
    [4],
    names.map((name) => ({ kind: 'Dense', name, params: { units: 4 } })),
  );
  const last = document.graph.nodes.at(-1)?.id ?? '';
  return {
    ...document,
    description: names.join(' '),
    graph: {
      ...document.graph,
      outputs: [{ name: names.find((name) => name.startsWith('")')) ?? '', from: { node: last, port: 0 } }],
    },
  };
}

describeWith('python', 'names that people should not have chosen', (python) => {
  it.each(['jax', 'tensorflow'] as const)('run on %s, and nothing in them is executed', async (backend) => {
    const folder = await temporaryFolder();
    const mark = join(folder, 'executed');
    const script = await exportTo(join(folder, 'hostile'), hostileDocument(mark));
    const [answer] = await drive(python, backend, [
      { script, argv: ['--smoke', '--output', join(folder, 'run')] },
    ]);
    expect(answer).toMatchObject({ exit: 0, failed: null, warnings: [] });
    expect(existsSync(mark)).toBe(false);
    expect(existsSync(join(folder, 'run', 'model.keras'))).toBe(true);
  });

  it('leave a script that ruff has nothing against', async () => {
    const folder = await temporaryFolder();
    await exportTo(folder, hostileDocument('executed'));
    expect(await ruff(python, folder)).toBe('');
  });
});
