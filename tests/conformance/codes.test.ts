import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze, fixesFor } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { root } from '../src/environment.js';
import { documentOf } from './case-document.js';
import { loadTables } from './tables.js';

// Every problem that a layer can report is reported in some case, and a way out of every error is offered in one.

const folder = join(root, 'packages/layers/src');
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(test|cases|generated)\.ts$/.test(file))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');
/** Codes are written out where they are reported: `report('area/what-is-wrong', ...`. */
const codes = [
  ...new Set(
    [...source.matchAll(/\breport\(\s*'([a-z0-9]+\/[a-z0-9-]+)'/g)].map((match) => match[1] as string),
  ),
].sort();

const produced = new Map<string, { error: boolean; fixes: number }>();
for (const [kind, { cases }] of await loadTables()) {
  for (const one of cases) {
    const analysis = analyze(documentOf(kind, one));
    for (const problem of analysis.problems) {
      const seen = produced.get(problem.code) ?? { error: false, fixes: 0 };
      seen.error ||= problem.severity === 'error';
      // Enough is enough: fixes are tried one by one, which takes its time.
      if (codes.includes(problem.code) && seen.fixes === 0) seen.fixes = fixesFor(problem, analysis).length;
      produced.set(problem.code, seen);
    }
  }
}

describe('problems of layers', () => {
  it('are found in the source', () => expect(codes.length).toBeGreaterThan(20));

  it.each(codes)('%s', (code) => {
    expect(produced.has(code), 'no case reports it').toBe(true);
    if (produced.get(code)?.error)
      expect(produced.get(code)?.fixes, 'an error without a way out').toBeGreaterThan(0);
  });
});
