import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeras } from '@netwright/codegen';
import type { NetDocument, Value } from '@netwright/graph';
import { importModel } from '@netwright/importers';
import { analyze, summarize } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { chain, Drawing } from './documents.js';
import { runPython, temporaryFolder } from './running.js';

// Layers that scripts carry because Keras has none, and operations: built by the real Keras, their numbers against plain
// formulas, saved, loaded, and read again.

function one(
  kind: string,
  shape: readonly Value[],
  params: { readonly [name: string]: Value } = {},
): NetDocument {
  return chain('own', shape, [{ kind, name: 'probe', params }]);
}

/** Two inputs of one shape into a layer. */
function two(kind: string, shape: readonly Value[], params: { readonly [name: string]: Value }): NetDocument {
  const drawing = new Drawing();
  for (const id of ['a', 'b']) drawing.add('InputLayer', id, [], { batchShape: [null, ...shape] });
  drawing.add(kind, 'probe', ['a', 'b'], params);
  return drawing.document('own', ['a', 'b'], ['probe']);
}

/** Our layer, and what a formula of numpy makes of the same inputs. */
const probes: readonly (readonly [name: string, document: NetDocument, formula: string])[] = [
  ['LRN as in AlexNet', one('LocalResponseNormalization', [4, 5, 12]), 'lrn(x[0], 2, 2.0, 1e-4, 0.75)'],
  [
    'LRN as in GoogLeNet',
    one('LocalResponseNormalization', [3, 3, 16], { depthRadius: 5, bias: 1, alpha: 0.1, beta: 0.5 }),
    'lrn(x[0], 5, 1.0, 0.1, 0.5)',
  ],
  [
    'LRN wider than the channels',
    one('LocalResponseNormalization', [2, 2, 3], { depthRadius: 4, alpha: 1 }),
    'lrn(x[0], 4, 2.0, 1.0, 0.75)',
  ],
  [
    'LRN of each channel alone',
    one('LocalResponseNormalization', [2, 2, 3], { depthRadius: 0, alpha: 1 }),
    'lrn(x[0], 0, 2.0, 1.0, 0.75)',
  ],
  [
    'LRN with channels first',
    one('LocalResponseNormalization', [7, 4, 4], { axis: 1, alpha: 0.5 }),
    'np.moveaxis(lrn(np.moveaxis(x[0], 1, -1), 2, 2.0, 0.5, 0.75), -1, 1)',
  ],
  [
    'LRN of open channels',
    one('LocalResponseNormalization', [4, 4, null], { alpha: 0.5 }),
    'lrn(x[0], 2, 2.0, 0.5, 0.75)',
  ],
  ['min pooling', one('MinPooling2D', [6, 7, 2]), 'pooled(x[0], (2, 2), (2, 2), False)'],
  [
    'min pooling, same',
    one('MinPooling2D', [5, 8, 2], { poolSize: [3, 2], strides: [2, 3], padding: 'same' }),
    'pooled(x[0], (3, 2), (2, 3), True)',
  ],
  [
    'min pooling of what is all above zero, same',
    one('MinPooling1D', [7, 2], { poolSize: 4, strides: 1, padding: 'same' }),
    'pooled(x[0], (4,), (1,), True)',
  ],
  [
    'min pooling of volumes',
    one('MinPooling3D', [5, 4, 3, 2], { poolSize: 2, strides: [2, 1, 1], padding: 'same' }),
    'pooled(x[0], (2, 2, 2), (2, 1, 1), True)',
  ],
  [
    'min pooling of each picture',
    one('TimeDistributed', [3, 6, 6, 1], {
      layer: { layer: { kind: 'MinPooling2D', params: { poolSize: 3 } } },
    }),
    'np.stack([pooled(x[0][:, t], (3, 3), (3, 3), False) for t in range(3)], 1)',
  ],
  ['a layer scale', one('LayerScale', [4, 6], { initValues: 0.25, projectionDim: 6 }), 'x[0] * 0.25'],
  ['a scaled sum', two('CustomScaleLayer', [4, 6], { scale: 0.17 }), 'x[0] + 0.17 * x[1]'],
  ['a difference from one', one('ops.Subtract', [5], { x1: 1 }), '1 - x[0]'],
  ['a quotient', two('ops.Divide', [5], {}), 'x[0] / x[1]'],
  [
    'a root of a square',
    chain(
      'own',
      [5],
      [
        { kind: 'ops.Square', name: 'a' },
        { kind: 'ops.Sqrt', name: 'b' },
      ],
    ),
    'np.abs(x[0])',
  ],
];

const program = `
import json, sys
from pathlib import Path
import numpy as np
import keras


def lrn(a, n, k, alpha, beta):
    # Krizhevsky et al. 2012, section 3.3, letter by letter: n / 2 is the radius.
    b = np.empty_like(a)
    N = a.shape[-1]
    for i in range(N):
        j = slice(max(0, i - n), min(N - 1, i + n) + 1)
        b[..., i] = a[..., i] / (k + alpha * (a[..., j] ** 2).sum(-1)) ** beta
    return b


def pooled(a, size, stride, same):
    spatial = a.shape[1:-1]
    before = [0] * len(size)
    sizes = [(n - k) // s + 1 for n, k, s in zip(spatial, size, stride)]
    if same:
        sizes = [-(-n // s) for n, s in zip(spatial, stride)]
        before = [max((o - 1) * s + k - n, 0) // 2 for o, s, k, n in zip(sizes, stride, size, spatial)]
    b = np.empty((a.shape[0], *sizes, a.shape[-1]), a.dtype)
    for place in np.ndindex(*sizes):
        window = tuple(slice(max(0, i * s - p), i * s - p + k) for i, s, p, k in zip(place, stride, before, size))
        axes = tuple(range(1, len(size) + 1))
        b[(slice(None), *place)] = a[(slice(None), *window)].min(axes)
    return b


random = np.random.default_rng(7)
answers = []
for number, probe in enumerate(json.loads(Path(sys.argv[1]).read_text())):
    keras.backend.clear_session()
    scope = {"__name__": "exported"}
    exec(Path(probe["script"]).read_text(), scope)
    model = scope["build_model"]()
    x = [random.uniform(0.5, 3.0, [2, *(size or 6 for size in one.shape[1:])]).astype("float32") for one in model.inputs]
    theirs = eval(probe["formula"])
    ours = np.array(model(x if len(x) > 1 else x[0]))
    file = Path(sys.argv[2]) / f"{number}.keras"
    model.save(file)
    again = np.array(keras.models.load_model(file)(x if len(x) > 1 else x[0]))
    answers.append({
        "shapes": [list(ours.shape), list(theirs.shape)],
        "error": float(np.abs(ours - theirs).max()),
        "loaded": bool((again == ours).all()),
        "layers": [layer.name for layer in model.layers],
    })
print(json.dumps(answers))
`;

interface Answer {
  readonly shapes: readonly [readonly number[], readonly number[]];
  readonly error: number;
  readonly loaded: boolean;
  readonly layers: readonly string[];
}

async function writeScripts(folder: string): Promise<string> {
  const jobs = await Promise.all(
    probes.map(async ([name, document, formula], index) => {
      const analysis = analyze(document);
      expect(
        analysis.problems.filter(({ severity }) => severity === 'error'),
        name,
      ).toEqual([]);
      const script = join(folder, `probe${index}.py`);
      await writeFile(script, generateKeras(document, analysis).model.text);
      return { script, formula };
    }),
  );
  const file = join(folder, 'probes.json');
  await writeFile(file, JSON.stringify(jobs));
  return file;
}

describeWith('python', 'layers that scripts carry', (python) => {
  it('reckon what their formulas say, and are saved and loaded', { timeout: 300_000 }, async () => {
    const folder = await temporaryFolder();
    const said = await runPython(python, ['-c', program, await writeScripts(folder), folder]);
    const answers = JSON.parse(said.trim().split('\n').at(-1) ?? '') as readonly Answer[];
    expect(answers).toHaveLength(probes.length);
    for (const [index, { shapes, error, loaded, layers }] of answers.entries()) {
      const [name, document] = probes[index] ?? ['', chain('', [], [])];
      expect(shapes[0], name).toEqual(shapes[1]);
      expect(error, name).toBeLessThan(1e-5);
      expect(loaded, `${name}: loaded from its file it gives other numbers`).toBe(true);
      const rows = summarize(analyze(document), { batch: 1 }).layers.map((row) => row.name);
      expect(rows, `${name}: layers of the model`).toEqual(layers);
    }
  });

  it('keep the names of layers that Keras would give to operations', { timeout: 120_000 }, async () => {
    const drawing = new Drawing();
    drawing.add('InputLayer', 'x', [], { batchShape: [null, 4] });
    drawing.add('Dense', 'd', ['x'], { units: 4 }, { name: 'add_1' });
    drawing.add('ops.Add', 'p', ['d'], { x2: 1 }, { name: 'plus' });
    drawing.add('ops.Add', 'q', ['p', 'x'], {}, { name: 'more' });
    drawing.add('Add', 'r', ['p', 'q'], {}, { name: 'add' });
    const document = drawing.document('own', ['x'], ['r']);
    const folder = await temporaryFolder();
    const script = join(folder, 'train.py');
    await writeFile(script, generateKeras(document, analyze(document)).model.text);
    const ask = `
import json, sys
scope = {"__name__": "exported"}
exec(open(sys.argv[1]).read(), scope)
print(scope["build_model"]().to_json())
`;
    const json = (await runPython(python, ['-c', ask, script], 'numpy')).trim();
    const read = importModel(new TextEncoder().encode(json), 'model.json');
    if (!read.ok) throw new Error(read.reason);
    expect(read.report).toEqual([]);
    expect(read.document.graph.nodes.map(({ name }) => name)).toEqual(['x', 'add_1', 'plus', 'more', 'add']);
  });
});

describe('the source of a layer', () => {
  const text = (document: NetDocument) => generateKeras(document, analyze(document)).model.text;
  const pools = chain(
    'own',
    [16, 16, 1],
    [
      { kind: 'MinPooling2D', name: 'a' },
      { kind: 'MinPooling2D', name: 'b' },
    ],
  );

  it('stands in the script once', () => {
    expect(text(pools).match(/class MinPooling2D/g)).toHaveLength(1);
    expect(text(pools)).toContain('x = MinPooling2D(name="a")(inputs)');
  });

  it('only where it is used', () => {
    expect(text(chain('own', [16, 16, 1], [{ kind: 'MaxPooling2D', name: 'a' }]))).not.toContain('netwright');
  });

  it('an operation is written as a call', () => {
    const drawing = new Drawing();
    drawing.add('InputLayer', 'x', [], { batchShape: [null, 4] });
    drawing.add('ops.Add', 'p', ['x'], { x2: 3 });
    drawing.add('ops.Multiply', 'q', ['x', 'p'], {});
    drawing.add('ops.Divide', 'r', ['q'], { x1: 1 });
    const script = text(drawing.document('own', ['x'], ['r']));
    expect(script).toContain('keras.ops.add(inputs, 3)');
    expect(script).toMatch(/keras\.ops\.multiply\(inputs, \w+\)/);
    expect(script).toMatch(/keras\.ops\.divide\(1, \w+\)/);
  });
});
