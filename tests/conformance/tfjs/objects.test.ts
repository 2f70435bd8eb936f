import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { OrthogonalRegularizer, STFT } from '@netwright/layers/own-layers';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { describeWith, root } from '../../src/environment.js';
import { startBackend } from './backend.js';
import { wave } from './numbers.js';

// Ours of the objects that stand in parameters, where the numbers do not come of chance, against those of Keras.

const windows = [
  ...['boxcar', 'hann', 'hamming', 'blackman', 'nuttall'],
  ...['blackmanharris', 'flattop', 'bartlett', 'cosine', null],
];
const scalings = ['density', 'spectrum', null] as const;

const initializers = windows.flatMap((window, index) =>
  (['real', 'imag'] as const).flatMap((side) =>
    [false, true].map((periodic) => ({
      config: { window, side, periodic, scaling: scalings[index % 3] ?? null },
      shape: [7 + index, 1, 5],
    })),
  ),
);

const regularizers = (['rows', 'columns'] as const).flatMap((mode) =>
  [
    [2, 2],
    [3, 5],
    [6, 4],
  ].map(([rows = 1, columns = 1]) => ({
    config: { mode, factor: 0.3 },
    matrix: Array.from({ length: rows }, (_, row) => [...wave(columns, row)]),
  })),
);

describeWith('python', 'objects of Keras', (python) => {
  let answers: { readonly initializers: number[][]; readonly regularizers: number[] };
  beforeAll(async () => {
    await startBackend('cpu');
    answers = JSON.parse(
      execFileSync(python, [join(root, 'tests/conformance/tfjs/objects.py')], {
        input: JSON.stringify({ initializers, regularizers }),
        encoding: 'utf8',
      }),
    );
  }, 120_000);

  it.each(initializers.map((one, index) => [JSON.stringify(one.config), index] as const))(
    'STFT %s',
    async (_name, index) => {
      const { config, shape } = initializers[index] as (typeof initializers)[number];
      const values = await new STFT(config).apply(shape).data();
      const expected = answers.initializers[index] as number[];
      expect(values).toHaveLength(expected.length);
      expect(
        Math.max(...expected.map((value, place) => Math.abs(value - (values[place] ?? 2)))),
      ).toBeLessThan(1e-5);
    },
  );

  it.each(
    regularizers.map(
      ({ config: { mode }, matrix }, index) => [`${mode} of ${matrix.length}`, index] as const,
    ),
  )('OrthogonalRegularizer %s', async (_name, index) => {
    const { config, matrix } = regularizers[index] as (typeof regularizers)[number];
    const [penalty] = await new OrthogonalRegularizer(config).apply(tf.tensor2d(matrix)).data();
    expect(penalty).toBeCloseTo(answers.regularizers[index] as number, 6);
  });
});
