import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NetDocument } from '@netwright/graph';
import { importKerasJson } from '@netwright/importers';
import { analyze, withInputShape } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { describeWith, root } from '../../src/environment.js';
import { differences } from '../models/compare.js';
import { missing as listed } from './missing.js';
import { type KerasLayerJson, modelsIn, type RecordedModel, readModel, recordedFolder } from './recorded.js';

// Every model of Keras Applications, layer by layer: name, order, outputs, parameters, and once more at another size of
// the input. What Keras says was recorded; where Python is at hand the real Keras is asked again.

const models = modelsIn(recordedFolder);

interface Imported {
  readonly document: NetDocument;
  readonly report: readonly string[];
  /** What is not understood: `module.Class`, `module.Class(argument)`. */
  readonly missing: readonly string[];
}

function imported({ json }: RecordedModel): Imported {
  const result = importKerasJson(json);
  if (!result.ok) throw new Error(result.reason);
  const layers = new Map(json.config.layers.map((layer) => [layer.name ?? layer.config.name, layer]));
  const nodes = analyze(result.document).main.nodes;
  const missing = new Set<string>();
  const report: string[] = [];
  for (const { message, node } of result.report) {
    const layer = layers.get(node);
    const argument = /is called with (\w+) =/.exec(message)?.[1];
    if (layer && nodes.get(node ?? '')?.status === 'inert') missing.add(classOf(layer));
    else if (layer && argument !== undefined) missing.add(`${classOf(layer)}(${argument})`);
    else report.push(message);
  }
  return { document: result.document, report, missing: [...missing] };
}

function classOf(layer: KerasLayerJson): string {
  return `${layer.module}.${layer.class_name}`;
}

function atOtherSize(document: NetDocument, { otherSize }: RecordedModel): NetDocument {
  const changed = withInputShape(document, [{ sizes: [...otherSize, 3] }]);
  if (!changed.ok) throw new Error(changed.reason);
  return changed.document;
}

describe.each(models)('%s', (name) => {
  const model = readModel(name);
  const { document, report, missing } = imported(model);
  const extent = missing.length === 0 ? 'whole' : 'what is known';

  it(`is read without loss${missing.length === 0 ? '' : `, but for ${missing.join(', ')}`}`, () => {
    expect(report).toEqual([]);
  });

  it('agrees with Keras on every layer', () => {
    expect(differences(model.answer, document, extent)).toEqual([]);
  });

  it('agrees at another size of its input', () => {
    expect(model.otherAnswer).not.toHaveProperty('rejected');
    expect(differences(model.otherAnswer, atOtherSize(document, model), extent)).toEqual([]);
  });
});

it('there are forty', () => {
  expect(models).toHaveLength(40);
});

it('what is missing is what is listed as missing', () => {
  const blocks = new Map<string, number>();
  for (const name of models)
    for (const one of imported(readModel(name)).missing) blocks.set(one, (blocks.get(one) ?? 0) + 1);
  expect(Object.fromEntries([...blocks].sort())).toEqual(listed);
});

describeWith('python', 'the real Keras', (python) => {
  it('builds all of them as recorded', { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'netwright-applications-'));
    try {
      const script = join(root, 'tests/conformance/applications/record.py');
      const halves = [
        models.filter((_, index) => index % 2 === 0),
        models.filter((_, index) => index % 2 === 1),
      ];
      // Two at a time; each batch is a process of its own, so that its memory goes when it is done.
      await Promise.all(
        halves.map((half) =>
          promisify(execFile)(python, [script, '--to', folder, ...half], { maxBuffer: 1 << 26 }),
        ),
      );
      expect(modelsIn(folder)).toEqual(models);
      for (const name of models) expect(readModel(name, folder), name).toEqual(readModel(name));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
