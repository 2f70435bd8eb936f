import { describe, expect, it } from 'vitest';
import type { NodeAnalysis } from './analysis.js';
import { analyze } from './analyze.js';
import { canTry } from './can-try.js';
import { image, type Line, net } from './fixtures/net.js';
import { type TrialQuestion, tryLayer } from './trial.js';

function nodeOf(shape: readonly number[], kind: string, params: Line[2] = {}): NodeAnalysis {
  const analysis = analyze(net([image('x', ...shape), ['layer', kind, params]]));
  return analysis.main.nodes.get('layer') as NodeAnalysis;
}

describe('a layer that is tried', () => {
  const picture = [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ];
  const signal = [[1, 2, 4, 8]];

  it.each<[what: string, NodeAnalysis, TrialQuestion, output: number[][]]>([
    [
      'a convolution of many channels, with its stride and padding and one filter',
      nodeOf([32, 32, 3], 'Conv2D', { filters: 64, kernelSize: 7, strides: 2, padding: 'same', groups: 1 }),
      { input: picture, kernel: [[1, 1]], bias: 100 },
      [
        [103, 103],
        [115, 109],
      ],
    ],
    [
      'a dilated one, whatever its order of axes and its activation',
      nodeOf([4, 9, 9], 'Conv2D', {
        filters: 2,
        kernelSize: 3,
        groups: 2,
        dilationRate: 2,
        dataFormat: 'channels_first',
        activation: 'relu',
      }),
      {
        input: picture,
        kernel: [
          [1, 0],
          [0, -1],
        ],
      },
      [[-8]],
    ],
    [
      'a depthwise one',
      nodeOf([8, 8, 5], 'DepthwiseConv2D', { kernelSize: 3, depthMultiplier: 2 }),
      { input: picture, kernel: [[1], [2], [3]] },
      [[30, 36, 42]],
    ],
    [
      'a causal one',
      nodeOf([20, 2], 'Conv1D', { filters: 3, kernelSize: 3, padding: 'causal' }),
      { input: signal, kernel: [[10, 1]] },
      [[1, 12, 24, 48]],
    ],
    [
      'max pooling',
      nodeOf([8, 8, 5], 'MaxPooling2D', { strides: 1 }),
      { input: picture },
      [
        [5, 6],
        [8, 9],
      ],
    ],
    ['min pooling of a signal', nodeOf([8, 5], 'MinPooling1D'), { input: signal }, [[1, 4]]],
    [
      'a mean, padded',
      nodeOf([8, 5], 'AveragePooling1D', { poolSize: 3, padding: 'same' }),
      { input: signal },
      [[1.5, 6]],
    ],
    [
      'a dense layer of other units',
      nodeOf([100], 'Dense', { units: 12 }),
      {
        input: [[1, 2]],
        kernel: [
          [1, 0, -1],
          [1, 10, 0],
        ],
        bias: 1,
      },
      [[4, 21, 0]],
    ],
  ])('%s', (_what, node, question, output) => {
    expect(canTry(node)).toBe(true);
    expect(tryLayer(node, question)).toMatchObject({ ok: true, output });
  });

  it('shows where its window stands', () => {
    const found = tryLayer(nodeOf([8, 8, 1], 'Conv2D', { filters: 1, kernelSize: 3, padding: 'same' }), {
      input: picture,
      kernel: picture,
    });
    expect(
      found.ok && found.windows.map(({ input, before, after, output }) => [input, before, after, output]),
    ).toEqual([
      [3, 1, 1, 3],
      [3, 1, 1, 3],
    ]);
  });

  it('sees everything where it has no window', () => {
    const found = tryLayer(nodeOf([5], 'Dense', { units: 2 }), {
      input: [[1, 2, 3]],
      kernel: [[1], [1], [1]],
    });
    expect(found.ok && found.windows.map((axis) => [axis.output, axis.elements(0)])).toEqual([
      [1, [0, 1, 2]],
    ]);
  });

  it.each<[what: string, NodeAnalysis, TrialQuestion, reason: RegExp]>([
    [
      'the window is too large',
      nodeOf([8, 8, 1], 'MaxPooling2D', { poolSize: 4 }),
      { input: picture },
      /^The window does not fit/,
    ],
    [
      'a signal has one row',
      nodeOf([8, 1], 'Conv1D', { filters: 1, kernelSize: 2 }),
      { input: picture, kernel: [[1]] },
      /in one row/,
    ],
    [
      'a kernel has a row for each input',
      nodeOf([8], 'Dense', { units: 2 }),
      { input: [[1, 2, 3]], kernel: [[1, 1]] },
      /^The weights have to be 3×2/,
    ],
  ])('says why not: %s', (_what, node, question, reason) =>
    expect(tryLayer(node, question)).toEqual({ ok: false, reason: expect.stringMatching(reason) }),
  );

  it.each([
    ['Flatten', {}],
    ['Conv2DTranspose', { filters: 1, kernelSize: 2 }],
  ] as const)('is not %s', (kind, params) => expect(canTry(nodeOf([4, 4, 1], kind, params))).toBe(false));
});
