import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.js';
import { explainNode } from './explain.js';
import { image, type Line, net } from './fixtures/net.js';
import { receptiveFields } from './receptive-field.js';
import { summarize } from './summarize.js';
import { windowOf } from './windows.js';

// That these are right, tests/export/receptive-field.test.ts asks of the real Keras; here is where there is none.

const conv = (name: string, kernelSize: number, more = {}): Line => [
  name,
  'Conv2D',
  { filters: 2, kernelSize, ...more },
];

describe('receptive fields', () => {
  const lenet = analyze(
    net([
      image('x', 32, 32, 1),
      conv('c1', 5),
      ['s2', 'AveragePooling2D', { poolSize: 2 }],
      conv('c3', 5),
      ['s4', 'AveragePooling2D', { poolSize: 2 }],
      conv('c5', 5),
      ['flat', 'Flatten'],
      ['f6', 'Dense', { units: 3 }],
    ]),
  );

  it('of LeNet-5: 5, 6, 14, 16, 32, and then all', () => {
    const rows = summarize(lenet, { batch: 1 }).layers.map(({ id, receptiveField }) => [
      id,
      receptiveField?.size[0],
      receptiveField?.jump[0],
      receptiveField?.centre[0],
    ]);
    expect(rows).toEqual([
      ['x', undefined, undefined, undefined],
      ['c1', 5, 1, 2],
      ['s2', 6, 2, 2.5],
      ['c3', 14, 2, 6.5],
      ['s4', 16, 4, 7.5],
      ['c5', 32, 4, 15.5],
      ['flat', undefined, undefined, undefined],
      ['f6', undefined, undefined, undefined],
    ]);
  });

  it('are explained', () => {
    expect(explainNode(lenet, 'c3').receptiveField).toEqual([
      {
        label: 'height',
        text: '6 + (5 − 1)·2',
        result: '14',
        note: 'jump 2·1 = 2; the first is centred on 6.5',
      },
      {
        label: 'width',
        text: '6 + (5 − 1)·2',
        result: '14',
        note: 'jump 2·1 = 2; the first is centred on 6.5',
      },
    ]);
    expect(explainNode(lenet, 'f6').receptiveField).toEqual([]);
  });

  it.each<[string, readonly Line[]]>([
    ['nothing has slid yet', [['r', 'ReLU']]],
    ['everything is seen at once', [conv('c', 3), ['g', 'GlobalAveragePooling2D']]],
    [
      'a gate sees everything',
      [conv('c', 3), ['g', 'GlobalAveragePooling2D', { keepdims: true }], ['m', 'Multiply', {}, ['c', 'g']]],
    ],
    ['a place along the axis of a softmax sees the axis', [conv('c', 3), ['s', 'Softmax', { axis: [1, 2] }]]],
    [
      'branches step with other strides',
      [
        conv('a', 2, { strides: 2, padding: 'same' }),
        ['u', 'UpSampling2D'],
        ['m', 'Add', {}, ['a', 'a']],
        ['n', 'Add', {}, ['u', 'x']],
      ],
    ],
  ])('are not defined where %s', (_why, lines) => {
    const analysis = analyze(net([image('x', 12, 12, 2), ...lines]));
    expect(analysis.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(receptiveFields(analysis).get(lines.at(-1)?.[0] ?? '')).toBe(null);
  });

  it('have no centre where a size is open that decides the padding', () => {
    const analysis = analyze(
      net([
        image('x', null, null, 2),
        conv('a', 3, { padding: 'same' }),
        conv('b', 3, { padding: 'same', strides: 2 }),
      ]),
    );
    const fields = receptiveFields(analysis);
    expect(fields.get('a')).toEqual({ size: [3, 3], jump: [1, 1], centre: [0, 0] });
    expect(fields.get('b')).toEqual({ size: [5, 5], jump: [2, 2], centre: [null, null] });
  });
});

describe('the window', () => {
  it('stands where it stands', () => {
    const analysis = analyze(
      net([image('x', 7, 6, 1), conv('c', 3, { strides: 2, padding: 'same', activation: 'relu' })]),
    );
    const axes = windowOf(analysis.main.nodes.get('c') as never);
    expect(
      axes.map(({ axis, input, before, after, output }) => ({ axis, input, before, after, output })),
    ).toEqual([
      { axis: 1, input: 7, before: 1, after: 1, output: 4 },
      { axis: 2, input: 6, before: 0, after: 1, output: 3 },
    ]);
    expect([0, 3].map((position) => axes[0]?.elements(position))).toEqual([
      [-1, 0, 1],
      [5, 6, 7],
    ]);
    expect(axes[1]?.elements(2)).toEqual([4, 5, 6]);
  });

  it('has gaps where it is dilated', () => {
    const analysis = analyze(net([image('x', 9, 9, 1), conv('c', 3, { dilationRate: 3 })]));
    expect(explainNode(analysis, 'c').windows[0]?.elements(2)).toEqual([2, 5, 8]);
  });
});
