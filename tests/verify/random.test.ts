import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tfjsProgram } from '@netwright/codegen/tfjs';
import { importKerasJson } from '@netwright/importers';
import { analyze } from '@netwright/inference';
import { startInNode } from '@netwright/runtime/node';
import { bound, verify } from '@netwright/runtime/verify';
import { expect, it } from 'vitest';
import { exportKinds } from '../conformance/random/export-kinds.js';
import { generate } from '../conformance/random/networks.js';
import { describeWith } from '../src/environment.js';
import { type Keras, startKeras } from './keras.js';

// Random networks of the real Keras, exported to both: the same outputs, the same weights after a step, and the same
// loss after three.
//
//   NETWRIGHT_RANDOM=500    so many networks instead of 40
//   NETWRIGHT_SEED=1234     other networks; `fresh` for new ones
//   NETWRIGHT_NETWORK=17    only this one of them

const count = Number(process.env['NETWRIGHT_RANDOM'] ?? 40);
const asked = process.env['NETWRIGHT_SEED'] ?? '583928216';
const seed = asked === 'fresh' ? Math.floor(Math.random() * 2 ** 31) : Number(asked);
const only = process.env['NETWRIGHT_NETWORK'];

/** How far the losses after three steps may be apart. */
const lossBound = 1e-3;

/** Said of one network: that it agrees, why it is not compared, or what is wrong. */
type Verdict =
  | { readonly says: 'agrees' | 'refused' | 'uncomputed' }
  | { readonly says: 'differs'; readonly how: string };

describeWith('python', 'random networks on both', (python) => {
  it(`compute the same: seed ${seed}`, { timeout: 300_000 + count * 20_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'netwright-random-'));
    const keras = startKeras(python);
    await startInNode();
    try {
      const kinds = join(folder, 'kinds.json');
      await exportKinds(kinds);
      // Some cannot be had in TensorFlow.js, so that more are made than are compared.
      const networks = generate(python, [
        ...['--kinds', kinds, '--seed', String(seed), '--count', String(3 * count)],
        ...(only === undefined ? [] : ['--only', only]),
      ]);
      const verdicts = new Map<Verdict['says'], number>();
      const wrong: string[] = [];
      for await (const { number, model } of networks) {
        const verdict = await verdictOn(model, keras);
        verdicts.set(verdict.says, (verdicts.get(verdict.says) ?? 0) + 1);
        if (verdict.says === 'differs') wrong.push(`network ${number}: ${verdict.how}`);
        if ((verdicts.get('agrees') ?? 0) + wrong.length >= count) break;
      }
      console.log(`Seed ${seed}: ${[...verdicts].map(([says, times]) => `${times} ${says}`).join(', ')}`);
      expect(wrong.join('\n')).toBe('');
      expect(verdicts.get('agrees') ?? 0).toBeGreaterThanOrEqual(only === undefined ? count / 2 : 0);
    } finally {
      keras.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function verdictOn(model: unknown, keras: Keras): Promise<Verdict> {
  const read = importKerasJson(model);
  if (!read.ok) return { says: 'differs', how: `not read: ${read.reason}` };
  const { document } = read;
  const analysis = analyze(document);
  // Some of what Keras makes and then cannot compute is an error here.
  if (analysis.problems.some(({ severity }) => severity === 'error')) return { says: 'refused' };
  if (tfjsProgram(document, analysis).refusals.length > 0) return { says: 'refused' };
  try {
    const { agrees, layers, losses } = await verify(document, analysis, keras.ask, { steps: 4 });
    const apart = layers.filter(({ output, weights }) => (output ?? 0) > bound || (weights ?? 0) > bound);
    const last = losses.at(-1);
    if (agrees && (last?.difference ?? 0) <= lossBound) return { says: 'agrees' };
    const words = apart
      .slice(0, 3)
      .map(({ name, kind, output, weights }) => `${name} (${kind}) ${output} ${weights}`);
    return { says: 'differs', how: `${words.join('; ')} losses ${JSON.stringify(losses)}` };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // What Keras itself cannot compute is compared with nothing.
    return message.startsWith('Keras:') ? { says: 'uncomputed' } : { says: 'differs', how: message };
  }
}
