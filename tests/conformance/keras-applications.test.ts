import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { importModel } from '@netwright/importers';
import type { Summary } from '@netwright/inference';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith, root } from '../src/environment.js';

// The command line against files that the real Keras wrote and what it said of them, layer by layer.

const run = promisify(execFile);
const folder = join(root, 'tests/conformance/keras-applications');
const ending = '.keras.json.gz';
const models = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));

interface Expected {
  readonly params: number;
  readonly trainable: number;
  readonly outputs: Summary['layers'][number]['outputs'];
  readonly layers: readonly {
    readonly name: string;
    readonly cls: string;
    readonly outputs: Summary['layers'][number]['outputs'];
    readonly params: number;
    readonly trainable: number;
  }[];
}

const read = (file: string): unknown => JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString('utf8'));

/** The JSON without what Keras noted of shapes when it wrote it. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const tensor = 'class_name' in value && value.class_name === '__keras_tensor__';
  const kept = Object.entries(value).filter(([key]) => key !== 'build_config');
  return Object.fromEntries(
    kept.map(([key, item]) => [key, tensor && key === 'config' ? { keras_history: (item as { keras_history: unknown }).keras_history } : bare(item)]),
  );
}

async function summaries(files: readonly string[], ...options: string[]): Promise<ReadonlyMap<string, Summary>> {
  const { stdout, stderr } = await run(
    process.execPath,
    [join(root, 'apps/cli/bin/netwright.mjs'), 'summary', '--json', ...options, ...files],
    { maxBuffer: 1 << 26 },
  );
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(files.length);
  return new Map(models.map((name, index) => [name, JSON.parse(lines[index] as string) as Summary]));
}

function expectSame(ours: Summary | undefined, keras: Expected): void {
  if (!ours) throw new Error('no summary');
  expect(ours.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const layers = ours.layers.map(({ name, kind, outputs, params, trainable }) => ({ name, cls: kind, outputs, params, trainable }));
  expect(layers).toEqual(keras.layers);
  expect([ours.params.total, ours.params.trainable]).toEqual([keras.params, keras.trainable]);
}

describe('Keras Applications on the command line', () => {
  let asWritten: ReadonlyMap<string, Summary>;
  let withoutShapes: ReadonlyMap<string, Summary>;
  let at160: ReadonlyMap<string, Summary>;
  const temporary = mkdtempSync(join(tmpdir(), 'netwright-bare-'));

  beforeAll(async () => {
    const files = models.map((name) => join(folder, name + ending));
    const stripped = models.map((name) => join(temporary, `${name}.json.gz`));
    for (const [index, name] of models.entries()) {
      const text = JSON.stringify(bare(read(name + ending)));
      expect(text).not.toMatch(/build_config|"shape":\[/);
      writeFileSync(stripped[index] as string, gzipSync(text));
    }
    asWritten = await summaries(files);
    withoutShapes = await summaries(stripped);
    at160 = await summaries(files, '--input-shape', '160,160,3');
  }, 120_000);

  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  it('are six', () => {
    expect(models).toEqual(['DenseNet121', 'EfficientNetB0', 'InceptionV3', 'MobileNetV2', 'ResNet50', 'VGG16']);
  });

  describe.each(models)('%s', (name) => {
    it('is read without a line in the report', () => {
      const result = importModel(readFileSync(join(folder, name + ending)), name + ending);
      expect(result.ok && result.report).toEqual([]);
    });

    it('agrees on every layer', () => {
      expectSame(asWritten.get(name), read(`${name}.expected.json.gz`) as Expected);
    });

    it('agrees without the shapes that the file carries', () => {
      expectSame(withoutShapes.get(name), read(`${name}.expected.json.gz`) as Expected);
    });

    it('agrees at 160×160×3', () => {
      const keras = read(`${name}.160.json.gz`) as Expected;
      expect(keras.layers[0]?.outputs).toEqual([[null, 160, 160, 3]]);
      expectSame(at160.get(name), keras);
    });
  });
});

describeWith('python', 'the answers at 160×160×3', (python) => {
  it('are still what Keras says', { timeout: 300_000 }, async () => {
    const { stdout } = await run(python, [join(root, 'tests/conformance/record_applications.py'), '--check']);
    expect(stdout.trim()).toBe('6 models asked again, 0 differ');
  });
});
