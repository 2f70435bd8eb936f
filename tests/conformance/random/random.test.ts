import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWith } from '../../src/environment.js';
import { type Disagreement, disagreements, type Excuse, excuses } from './disagreement.js';
import { exportKinds } from './export-kinds.js';
import { generate, judgeOf, type Tally } from './networks.js';
import { shrink } from './shrink.js';
import { stricterCases } from './stricter.js';

// Random networks of the real Keras, valid and invalid, of all kinds of the catalogue: we say the same shapes, types,
// counts and order, and have an error exactly where Keras rejects.
//
//   NETWRIGHT_RANDOM=5000   so many networks instead of 300
//   NETWRIGHT_SEED=1234     these networks and not new ones
//   NETWRIGHT_FIRST=2500    from this one of them on, so that many can be asked for in parts
//   NETWRIGHT_NETWORK=17    only this one of them

const count = Number(process.env['NETWRIGHT_RANDOM'] ?? 300);
const seed = Number(process.env['NETWRIGHT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const first = process.env['NETWRIGHT_FIRST'] ?? '0';
const only = process.env['NETWRIGHT_NETWORK'];

/** So many disagreements are made small and shown; there are rarely more reasons. */
const shown = 5;

interface Found extends Disagreement {
  readonly network: number;
}

describeWith('python', 'random networks', (python) => {
  it(`agree with Keras: seed ${seed}`, { timeout: 300_000 + count * 1000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'netwright-random-'));
    try {
      const kinds = join(folder, 'kinds.json');
      await exportKinds(kinds);
      const { found, tally, models, rejected } = await run(python, kinds);
      const judge = (backend: string, ...more: string[]) =>
        judgeOf(python, ['--kinds', kinds, '--backend', backend, ...more]);
      const excused = await excuses(
        found,
        ['numpy', 'tensorflow', 'jax'].map((backend) => judge(backend, '--run')),
        await stricterCases(),
      );
      const real = found.filter((_, index) => excused[index] === undefined);
      console.log(
        [
          `Seed ${seed}: ${models} models that Keras accepts and ${rejected} that it rejects, ${real.length} disagreements.`,
          ...real.map(line),
          ...excuseLines(found, excused),
          calls(tally),
        ].join('\n'),
      );
      const reports: string[] = [];
      for (const one of real.slice(0, shown))
        reports.push(report(one.network, await shrink(judge('numpy'), one)));
      expect(reports.join('\n\n')).toBe('');
      if (only === undefined && count >= 300)
        expect(rarelyAccepted(tally), 'kinds that hardly a network has').toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function run(python: string, kinds: string) {
  const networks = generate(python, [
    ...['--kinds', kinds, '--seed', String(seed), '--count', String(count), '--first', first],
    ...(only === undefined ? [] : ['--only', only]),
  ]);
  const found: Found[] = [];
  let [models, rejected] = [0, 0];
  let next = await networks.next();
  for (; !next.done; next = await networks.next()) {
    const network = next.value;
    models += network.sequential ? 2 : 1;
    rejected += network.attempts.length;
    for (const one of disagreements(network)) found.push({ ...one, network: network.number });
  }
  return { found, models, rejected, tally: next.value };
}

const reasons: Readonly<Record<Excuse, string>> = {
  backend: 'Not counted, for another backend of Keras says what we say',
  stricter: 'Not counted, for we say at once what Keras says only when it computes',
};

function excuseLines(found: readonly Found[], excused: readonly (Excuse | undefined)[]): readonly string[] {
  return (Object.keys(reasons) as Excuse[]).flatMap((excuse) => {
    const lines = found.filter((_, index) => excused[index] === excuse).map(line);
    return lines.length > 0 ? [`${reasons[excuse]}: ${lines.length}`, ...lines] : [];
  });
}

function line({ network, differences }: Found): string {
  return `  ${network}: ${differences[0]}`;
}

function calls({ accepted, unreadable, missing }: Tally): string {
  const counts = Object.values(accepted);
  const sum = counts.reduce((all, one) => all + one, 0);
  const left = Object.entries(unreadable).map(([kind, times]) => `${kind} (${times})`);
  return [
    `${sum} calls of ${counts.length} kinds, each at least ${Math.min(...counts)} times.`,
    ...(left.length > 0 ? [`Left out, for Keras does not read what it writes: ${left.join(', ')}.`] : []),
    ...(missing.length > 0 ? [`Not in Keras: ${missing.join(', ')}.`] : []),
  ].join('\n');
}

function rarelyAccepted({ accepted }: Tally): readonly string[] {
  return Object.keys(accepted).filter((kind) => (accepted[kind] ?? 0) < 2);
}

function report(network: number, { model, keras, differences }: Disagreement): string {
  return [
    `NETWRIGHT_SEED=${seed} NETWRIGHT_NETWORK=${network}`,
    ...differences,
    `Keras: ${'rejected' in keras ? `rejects: ${keras.rejected}` : JSON.stringify(keras.layers)}`,
    `Model: ${JSON.stringify(model)}`,
  ].join('\n');
}
