import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NetDocument } from '@netwright/graph';
import { importKerasJson } from '@netwright/importers';
import { withInputShape } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { describeWith, root } from '../../src/environment.js';
import { differences } from '../models/compare.js';
import { modelsIn, type RecordedModel, readModel, recordedFolder } from './recorded.js';

// Every model of Keras Applications, layer by layer: name, order, outputs, parameters, and once more at another size of
// the input. What Keras says was recorded; where Python is at hand the real Keras is asked again.

const models = modelsIn(recordedFolder);

/** Two at a time; each is a process of its own, so that its memory goes when it is done. */
const batches = 8;

function imported({ json }: RecordedModel): {
  readonly document: NetDocument;
  readonly report: readonly string[];
} {
  const result = importKerasJson(json);
  if (!result.ok) throw new Error(result.reason);
  return { document: result.document, report: result.report.map(({ message }) => message) };
}

function atOtherSize(document: NetDocument, { otherSize }: RecordedModel): NetDocument {
  const changed = withInputShape(document, [{ sizes: [...otherSize, 3] }]);
  if (!changed.ok) throw new Error(changed.reason);
  return changed.document;
}

describe.each(models)('%s', (name) => {
  const model = readModel(name);
  const { document, report } = imported(model);

  it('is read without loss', () => {
    expect(report).toEqual([]);
  });

  it('agrees with Keras on every layer', () => {
    expect(differences(model.answer, document)).toEqual([]);
  });

  it('agrees at another size of its input', () => {
    expect(model.otherAnswer).not.toHaveProperty('rejected');
    expect(differences(model.otherAnswer, atOtherSize(document, model))).toEqual([]);
  });
});

it('there are forty', () => {
  expect(models).toHaveLength(40);
});

describeWith('python', 'the real Keras', (python) => {
  it('builds all of them as recorded', { timeout: 1_800_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'netwright-applications-'));
    try {
      const script = join(root, 'tests/conformance/applications/record.py');
      const waiting = Array.from({ length: batches }, (_, batch) =>
        models.filter((_, index) => index % batches === batch),
      );
      const work = async (): Promise<void> => {
        for (let batch = waiting.pop(); batch; batch = waiting.pop())
          await promisify(execFile)(python, [script, '--to', folder, ...batch], { maxBuffer: 1 << 26 });
      };
      await Promise.all([work(), work()]);
      expect(modelsIn(folder)).toEqual(models);
      for (const name of models) expect(readModel(name, folder), name).toEqual(readModel(name));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
