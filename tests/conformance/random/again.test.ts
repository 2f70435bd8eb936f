import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWith } from '../../src/environment.js';
import { type Disagreement, disagreements, excuses } from './disagreement.js';
import { exportKinds } from './export-kinds.js';
import { generate, judgeOf } from './networks.js';
import { stricterCases } from './stricter.js';

// Some of what Keras asks of its inputs it asks when it builds a layer, and never again. So each layer of the tables is
// called a second time, on the inputs of other cases, and we say of the second place what Keras says.

describeWith('python', 'layers called again', (python) => {
  it('agree with Keras', { timeout: 900_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'netwright-again-'));
    try {
      const kinds = join(folder, 'kinds.json');
      await exportKinds(kinds);
      const networks = generate(python, ['--kinds', kinds, '--again']);
      const found: Disagreement[] = [];
      let [layers, rejected] = [0, 0];
      let next = await networks.next();
      for (; !next.done; next = await networks.next()) {
        layers++;
        rejected += next.value.attempts.length;
        found.push(...disagreements(next.value));
      }
      const calls = Object.values(next.value.accepted).reduce((all, one) => all + one, 0) - layers;
      // What numpy cannot compute the others cannot either; these are too many to ask all three.
      const numpy = judgeOf(python, ['--kinds', kinds, '--run']);
      const excused = await excuses(found, [numpy], await stricterCases());
      console.log(
        `${layers} layers called again: ${calls} times accepted, ${rejected} times rejected by Keras; ${excused.filter((one) => one !== undefined).length} not counted.`,
      );
      const real = found.filter((_, index) => excused[index] === undefined);
      expect(
        real.map(({ differences, model }) => `${differences.join('; ')}\n${JSON.stringify(model)}`),
      ).toEqual([]);
      expect(calls).toBeGreaterThan(1000);
      expect(rejected).toBeGreaterThan(1000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
