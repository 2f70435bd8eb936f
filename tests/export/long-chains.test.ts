import { join } from 'node:path';
import { generateKeras } from '@netwright/codegen';
import { emptyDocument, type NetDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { exportTo, ruff, runPython, temporaryFolder } from './running.js';

/** An input and that many layers behind one another. */
function chain(count: number): NetDocument {
  const ids = ['x', ...Array.from({ length: count }, (_, index) => `relu${index + 1}`)];
  return {
    ...emptyDocument('a chain'),
    graph: {
      nodes: ids.map((id) =>
        id === 'x'
          ? { id, name: id, kind: 'InputLayer', params: { batchShape: [null, 4] } }
          : { id, name: id, kind: 'ReLU', params: {} },
      ),
      edges: ids.slice(1).map((id, index) => ({
        id: `w${index}`,
        from: { node: ids[index] as string, port: 0 },
        to: { node: id, port: 0 },
      })),
      inputs: ['x'],
      outputs: [{ name: 'y', from: { node: ids.at(-1) as string, port: 0 } }],
    },
  };
}

const program = `
import sys
sys.path.insert(0, sys.argv[1])
import train
import keras
model = train.build_model()
model.summary(print_fn=lambda *args, **kwargs: None)
model.save(sys.argv[1] + "/model.keras")
again = keras.models.load_model(sys.argv[1] + "/model.keras")
print(len(again.layers), float(again(train.np.full((1, 4), 3.0)).max()))
`;

describeWith('python', 'the exported chain of layers', (python) => {
  // Around the length up to which Python's own limit serves, and far beyond it.
  it.each([
    [790, false],
    [1500, true],
  ])(
    'of %i is made, saved and loaded',
    async (count, raises) => {
      const folder = await temporaryFolder();
      const document = chain(count);
      await exportTo(join(folder, 'chain'), document);
      expect(generateKeras(document, analyze(document)).model.text.includes('setrecursionlimit')).toBe(
        raises,
      );
      const printed = await runPython(python, ['-c', program, join(folder, 'chain')], 'numpy');
      expect(printed.trim()).toBe(`${count + 1} 3.0`);
      expect(await ruff(python, join(folder, 'chain'))).toBe('');
    },
    300_000,
  );
});
