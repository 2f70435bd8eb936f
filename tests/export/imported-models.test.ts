import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { importModel } from '@netwright/importers';
import { expect, it } from 'vitest';
import { readModel } from '../conformance/applications/recorded.js';
import { describeWith } from '../src/environment.js';
import { exportTo, ruff, runPython, temporaryFolder } from './running.js';

// ConvNeXt has models inside the model, which the script writes out.
const models = ['ResNet50', 'MobileNetV2', 'InceptionV3', 'ConvNeXtTiny'];

/** Builds each model from its own JSON and from our script, gives both the same weights and compares all that can be seen. */
const program = `
import importlib.util, json, sys
from pathlib import Path
import keras
import numpy as np

def layers_of(model):
    inner = lambda one: isinstance(one, keras.Model)
    return [leaf for one in model.layers for leaf in (layers_of(one) if inner(one) else [one])]

answers = []
for folder in map(Path, sys.argv[1:]):
    original = keras.models.model_from_json((folder / "original.json").read_text())
    spec = importlib.util.spec_from_file_location(folder.name, folder / "train.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    ours = script.build_model()
    rng = np.random.default_rng(1)
    theirs = layers_of(original)
    # Layers of a model inside stand together there; here they stand by their depth in the whole.
    own = [ours.get_layer(layer.name) for layer in theirs] if len(theirs) > len(original.layers) else ours.layers
    for layer in theirs:
        weights = [np.abs(w + 0.02 * rng.standard_normal(w.shape)) if w.ndim == 1 else w for w in layer.get_weights()]
        layer.set_weights(weights)
        ours.get_layer(layer.name).set_weights(weights)
    x = rng.random((2, *original.input_shape[1:]), dtype="float32")
    a, b = (np.asarray(model(x, training=False)) for model in (original, ours))
    describe = lambda model: [[l.name, type(l).__name__, [list(o.shape) for o in keras.tree.flatten(l.output)], l.count_params(), sum(w.size if hasattr(w, "size") else int(np.prod(w.shape)) for w in l.trainable_weights)] for l in model]
    configs = [[l.get_config() for l in model] for model in (theirs, own)]
    for config in configs[0] + configs[1]:
        for key, value in config.items():
            if isinstance(value, dict) and "registered_name" in value:
                value["config"].pop("seed", None)
    answers.append({
        "name": [original.name, ours.name],
        "layers": [describe(theirs), describe(own)],
        "count": [len(theirs), len(ours.layers)],
        "differing": [c["name"] for c, d in zip(*configs) if c != d],
        "params": [original.count_params(), ours.count_params()],
        "spread": float(a.std()),
        "difference": float(np.abs(a - b).max()),
    })
print(json.dumps(answers))
`;

interface Answer {
  readonly name: readonly [string, string];
  readonly layers: readonly [unknown[], unknown[]];
  readonly count: readonly [number, number];
  readonly differing: readonly string[];
  readonly params: readonly [number, number];
  readonly spread: number;
  readonly difference: number;
}

async function jsonOf(name: string): Promise<string> {
  const file = new URL(`../conformance/keras-applications/${name}.keras.json.gz`, import.meta.url);
  if (!existsSync(file)) return JSON.stringify(readModel(name).json);
  return gunzipSync(await readFile(file)).toString('utf8');
}

describeWith('python', 'imported models', (python) => {
  it(`${models.join(', ')} come out of the script as they were`, async () => {
    const root = await temporaryFolder();
    for (const name of models) {
      const json = await jsonOf(name);
      const imported = importModel(Buffer.from(json), `${name}.json`);
      if (!imported.ok) throw new Error(imported.reason);
      expect(imported.report).toEqual([]);
      await mkdir(join(root, name));
      await writeFile(join(root, name, 'original.json'), json);
      await exportTo(join(root, name), imported.document);
    }
    expect(await ruff(python, root)).toBe('');
    const printed = await runPython(
      python,
      ['-c', program, ...models.map((name) => join(root, name))],
      'tensorflow',
    );
    const answers = JSON.parse(printed) as Answer[];
    for (const { name, layers, count, params, differing, difference, spread } of answers) {
      expect(name[1]).toBe(name[0]);
      expect(layers[1]).toEqual(layers[0]);
      expect(count[1]).toBe(count[0]);
      expect(params[1]).toBe(params[0]);
      expect(differing).toEqual([]);
      expect(spread).toBeGreaterThan(0);
      expect(difference).toBeLessThanOrEqual(1e-5 * Math.min(1, spread));
    }
  });
});
