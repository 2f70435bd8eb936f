import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeras } from '@netwright/codegen';
import type { NetDocument, Value } from '@netwright/graph';
import { analyze, type ReceptiveField, receptiveFields } from '@netwright/inference';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { Drawing } from './documents.js';
import { runPython, temporaryFolder } from './running.js';

// Receptive fields against brute force: in the real Keras each place of the input is changed by itself, and what
// changes in the output is what sees it.

type Layer = readonly [kind: string, params?: { readonly [name: string]: Value }, from?: readonly number[]];

/** Layers one after another; `from` names others by their number, the input is 0. */
function net(shape: readonly number[], ...layers: readonly Layer[]): NetDocument {
  const drawing = new Drawing();
  drawing.add('InputLayer', 'n0', [], { batchShape: [null, ...shape] });
  for (const [index, [kind, params = {}, from = [index]]] of layers.entries())
    drawing.add(
      kind,
      `n${index + 1}`,
      from.map((number) => `n${number}`),
      params,
    );
  return drawing.document('probe', ['n0'], [`n${layers.length}`]);
}

const conv = (kernelSize: Value, more: { readonly [name: string]: Value } = {}): Layer => [
  'Conv2D',
  { filters: 2, kernelSize, ...more },
];
const first = { dataFormat: 'channels_first' };

const nets: readonly (readonly [name: string, document: NetDocument])[] = [
  ['one convolution', net([9, 8, 1], conv([3, 2]))],
  ['LeNet', net([20, 20, 1], conv(5), ['AveragePooling2D', { poolSize: 2 }], conv(5), ['MaxPooling2D'])],
  [
    'strides and same',
    net(
      [25, 27, 2],
      conv(3, { strides: 2, padding: 'same' }),
      conv(3, { padding: 'same' }),
      conv(5, { strides: [1, 2], padding: 'same' }),
    ),
  ],
  [
    'same on an even size',
    net([16, 16, 1], conv(3, { strides: 2, padding: 'same' }), conv(3, { strides: 2, padding: 'same' })),
  ],
  ['an even kernel and same', net([12, 12, 1], conv(4, { padding: 'same' }), conv(2, { padding: 'same' }))],
  ['dilation', net([19, 19, 1], conv(3, { dilationRate: 2 }), conv(3, { dilationRate: [3, 1] }))],
  ['a stride wider than the window', net([18, 18, 1], conv(1, { strides: 3 }), conv(2))],
  [
    'pooling with same',
    net([15, 13, 1], ['MaxPooling2D', { poolSize: 3, strides: 2, padding: 'same' }], conv(2)),
  ],
  ['min pooling', net([14, 14, 1], ['MinPooling2D', { poolSize: 3, strides: 2 }], conv(2))],
  [
    'padding and cropping',
    net(
      [13, 12, 1],
      [
        'ZeroPadding2D',
        {
          padding: [
            [2, 1],
            [0, 3],
          ],
        },
      ],
      conv(5, { strides: 2 }),
      [
        'Cropping2D',
        {
          cropping: [
            [1, 0],
            [0, 1],
          ],
        },
      ],
    ),
  ],
  [
    'depthwise and separable',
    net(
      [15, 15, 2],
      ['DepthwiseConv2D', { kernelSize: 3, strides: 2 }],
      ['SeparableConv2D', { filters: 2, kernelSize: 3 }],
    ),
  ],
  [
    'a residual block',
    net(
      [12, 12, 2],
      conv(3, { padding: 'same' }),
      conv(3, { padding: 'same' }),
      ['Add', {}, [0, 2]],
      ['ReLU'],
    ),
  ],
  [
    'a projection beside',
    net(
      [16, 16, 1],
      conv(5, { strides: 2, padding: 'same' }),
      ['Conv2D', { filters: 2, kernelSize: 1, strides: 2 }, [0]],
      ['Add', {}, [1, 2]],
      conv(3),
    ),
  ],
  [
    'inception',
    net(
      [14, 14, 1],
      conv(1),
      ['Conv2D', { filters: 3, kernelSize: 3, padding: 'same' }, [0]],
      ['Conv2D', { filters: 2, kernelSize: [1, 7], padding: 'same' }, [0]],
      ['Concatenate', {}, [1, 2, 3]],
    ),
  ],
  [
    'what only changes numbers',
    net(
      [11, 11, 2],
      ['Rescaling', { scale: 2 }],
      conv(3),
      ['BatchNormalization'],
      ['LayerScale', { initValues: 0.5, projectionDim: 2 }],
      ['ops.Multiply', { x2: 0.5 }],
      ['Dropout', { rate: 0.5 }],
      ['LocalResponseNormalization'],
      conv(3, { activation: 'tanh', strides: 2 }),
    ),
  ],
  [
    'channels first',
    net([2, 13, 10], ['ZeroPadding2D', { padding: 1, ...first }], conv(3, { strides: 2, ...first }), [
      'MaxPooling2D',
      { ...first },
    ]),
  ],
  [
    'axes in another order',
    net([15, 9, 1], conv([5, 2], { strides: [2, 1] }), ['Permute', { dims: [2, 1, 3] }]),
  ],
  ['a dense layer at each place', net([9, 9, 2], conv(3), ['Dense', { units: 3 }])],
  [
    'causal',
    net(
      [20, 1],
      ['Conv1D', { filters: 2, kernelSize: 2, padding: 'causal' }],
      ['Conv1D', { filters: 2, kernelSize: 3, dilationRate: 2, padding: 'causal' }],
    ),
  ],
  [
    'signals',
    net(
      [24, 2],
      ['Conv1D', { filters: 2, kernelSize: 5, strides: 2 }],
      ['MaxPooling1D', { poolSize: 3, strides: 1, padding: 'same' }],
      ['AveragePooling1D', { poolSize: 2 }],
    ),
  ],
  [
    'volumes',
    net(
      [7, 6, 5, 1],
      ['Conv3D', { filters: 2, kernelSize: [3, 2, 2] }],
      ['AveragePooling3D', { poolSize: 2, strides: 1 }],
    ),
  ],
];

/** Weights above zero, so that no change cancels another; each place is once raised and once lowered. */
const program = `
import itertools, json, os, sys
# With 64 bits what is added in another order differs by far less than what is changed.
os.environ["JAX_ENABLE_X64"] = "1"
from pathlib import Path
import numpy as np
import keras
from keras import layers

keras.config.set_floatx("float64")
random = np.random.default_rng(1)
answers = []
for probe in json.loads(Path(sys.argv[1]).read_text()):
    keras.backend.clear_session()
    source = Path(probe["script"]).read_text()
    scope = {"__name__": "exported"}
    exec(source, scope)
    model = scope["build_model"]()
    for weight in model.trainable_weights:
        weight.assign(random.uniform(0.5, 1.0, weight.shape) / 8)
    shape = model.inputs[0].shape[1:]
    seen, gone = probe["places"], probe["channel"]
    places = list(itertools.product(*(range(shape[axis]) for axis in seen)))
    base = np.ones((1, *shape))
    before = np.array(model(base, training=False))
    changed = np.zeros((len(places), *before.shape[1:]), bool)
    for change in (0.9, -0.9):
        batch = np.repeat(base, len(places), axis=0)
        for number, place in enumerate(places):
            index = [number] + [slice(None)] * len(shape)
            for axis, at in zip(seen, place):
                index[axis + 1] = at
            batch[tuple(index)] += change
        after = np.array(model(batch, training=False))
        changed |= np.abs(after - before) > 1e-10 * np.abs(before)
    changed = changed.any(axis=min(gone + 1, changed.ndim - 1))
    found = []
    for at in itertools.product(*(range(size) for size in changed.shape[1:])):
        touched = [places[number] for number in np.flatnonzero(changed[(slice(None), *at)])]
        found.append([at, [[min(axis), max(axis)] for axis in zip(*touched)]])
    answers.append(found)
print(json.dumps(answers))
`;

type Found = readonly (readonly [at: readonly number[], ranges: readonly (readonly [number, number])[]])[];

/** The elements that a place sees along each axis, as we say. */
function rangesAt({ size, jump, centre }: ReceptiveField, at: readonly number[]): [number, number][] {
  return size.map((width, axis) => {
    const start = (centre[axis] as number) + (at[axis] as number) * (jump[axis] as number) - (width - 1) / 2;
    return [start, start + width - 1];
  });
}

/** Where a place sees everything, or places side by side do not see alike, so that no size and no jump says it. */
const undefinedNets: readonly (readonly [
  name: string,
  sees: 'everything' | 'unevenly',
  document: NetDocument,
])[] = [
  ['flatten and dense', 'everything', net([6, 6, 1], conv(3), ['Flatten'], ['Dense', { units: 2 }])],
  ['global pooling', 'everything', net([6, 6, 2], conv(3), ['GlobalAveragePooling2D'])],
  [
    'a gate of global pooling',
    'everything',
    net([6, 6, 1], conv(3), ['GlobalAveragePooling2D', { keepdims: true }], ['Multiply', {}, [1, 2]]),
  ],
  ['softmax over places', 'everything', net([6, 6, 1], conv(3), ['Softmax', { axis: [1, 2] }])],
  [
    'a transposed convolution',
    'unevenly',
    net([8, 8, 1], ['Conv2DTranspose', { filters: 1, kernelSize: 3, strides: 2 }]),
  ],
  ['upsampling and a convolution', 'unevenly', net([8, 8, 1], conv(1), ['UpSampling2D'], conv(2))],
  [
    'branches of other strides',
    'unevenly',
    net([12, 12, 1], conv(2, { strides: 2 }), ['UpSampling2D'], ['Add', {}, [0, 2]]),
  ],
];

describeWith('python', 'receptive fields', (python) => {
  it('are not said where there is none', { timeout: 300_000 }, async () => {
    const answers = await seenByKeras(
      python,
      undefinedNets.map(([name, , document]) => [name, document]),
    );
    for (const [index, [name, sees, document]] of undefinedNets.entries()) {
      const analysis = analyze(document);
      expect(receptiveFields(analysis).get(document.graph.outputs[0]?.from.node ?? ''), name).toBe(null);
      const found = answers[index] ?? [];
      const [, height = 0, width = 0] = (analysis.main.nodes.get('n0')?.outputs[0]?.shape ?? []) as number[];
      const whole = [
        [0, height - 1],
        [0, width - 1],
      ];
      if (sees === 'everything') for (const [, ranges] of found) expect(ranges, name).toEqual(whole);
      else {
        // Down the first column: how many are seen, and how far it is from one to the next.
        const column = found.filter(([at]) => at[1] === 4).map(([, ranges]) => ranges[0] as [number, number]);
        const inner = column.slice(2, -2);
        const sizes = inner.map(([start, end]) => end - start + 1);
        const steps = inner.slice(1).map(([start], place) => start - (inner[place]?.[0] ?? 0));
        expect(inner.length, name).toBeGreaterThan(3);
        expect(new Set(sizes).size > 1 || new Set(steps).size > 1, `${name}: ${sizes}; ${steps}`).toBe(true);
      }
    }
  });

  it('are what the real Keras sees', { timeout: 300_000 }, async () => {
    const answers = await seenByKeras(python, nets);
    expect(answers).toHaveLength(nets.length);
    for (const [index, [name, document]] of nets.entries()) {
      const analysis = analyze(document);
      const field = receptiveFields(analysis).get(document.graph.outputs[0]?.from.node ?? '');
      if (!field) throw new Error(`${name}: no receptive field`);
      const input = (analysis.main.nodes.get('n0')?.outputs[0]?.shape ?? []).slice(1) as number[];
      const permuted = name === 'axes in another order';
      const sizes = placesOf(name, input.length).map((axis) => input[axis] as number);
      let inside = 0;
      for (const [at, ranges] of answers[index] ?? []) {
        let ours = rangesAt(field, at);
        if (permuted) ours = [ours[1], ours[0]] as [number, number][];
        const whole = ours.every(([start, end], axis) => start >= 0 && end < (sizes[axis] as number));
        if (whole) {
          inside += 1;
          expect(ranges, `${name} at ${at.join(', ')}`).toEqual(ours);
        }
        // At the border what lies outside is padding, and what is left may begin with a hole.
        for (const [axis, [start, end]] of ranges.entries()) {
          expect(start, `${name} at ${at.join(', ')}`).toBeGreaterThanOrEqual(ours[axis]?.[0] ?? 0);
          expect(end, `${name} at ${at.join(', ')}`).toBeLessThanOrEqual(ours[axis]?.[1] ?? 0);
        }
      }
      expect(inside, `${name}: no place lies inside`).toBeGreaterThan(0);
    }
  });
});

/** The axes of an example that are places; the other one is its channels. */
function placesOf(name: string, rank: number): readonly number[] {
  const channel = name === 'channels first' ? 0 : rank - 1;
  return Array.from({ length: rank }, (_, axis) => axis).filter((axis) => axis !== channel);
}

/** Which places of the input each place of the output sees, by trying them all. */
async function seenByKeras(
  python: string,
  asked: readonly (readonly [name: string, document: NetDocument])[],
): Promise<readonly Found[]> {
  const folder = await temporaryFolder();
  const probes = await Promise.all(
    asked.map(async ([name, document], index) => {
      const analysis = analyze(document);
      expect(
        analysis.problems.filter(({ severity }) => severity === 'error'),
        name,
      ).toEqual([]);
      const script = join(folder, `net${index}.py`);
      await writeFile(script, generateKeras(document, analysis).model.text);
      const rank = (analysis.main.nodes.get('n0')?.outputs[0]?.shape?.length ?? 1) - 1;
      const places = placesOf(name, rank);
      const channel = Array.from({ length: rank }, (_, axis) => axis).find((axis) => !places.includes(axis));
      return { script, channel, places };
    }),
  );
  await writeFile(join(folder, 'probes.json'), JSON.stringify(probes));
  const said = await runPython(python, ['-c', program, join(folder, 'probes.json')], 'jax');
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as readonly Found[];
}
