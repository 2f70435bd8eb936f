import type { NumberBox } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.js';
import { explainValue } from './explain-value.js';
import { image, type Line, net } from './fixtures/net.js';

/** A picture of one channel. */
function picture(rows: readonly (readonly number[])[]): NumberBox {
  return { shape: [rows.length, rows[0]?.length ?? 0, 1], data: rows.flat() };
}

function kernel(rows: readonly (readonly number[])[]): NumberBox {
  return { shape: [rows.length, rows[0]?.length ?? 0, 1, 1], data: rows.flat() };
}

/** Every number that the layer gives, each explained by itself. */
function all(layer: Line, input: NumberBox, weights: readonly NumberBox[] = []): number[][] {
  const analysis = analyze(net([image('x', ...input.shape), layer]));
  const [, height = 0, width = 0] = (analysis.main.nodes.get(layer[0])?.outputs[0]?.shape ?? []) as number[];
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const found = explainValue(analysis, layer[0], { inputs: [input], weights, at: [row, column, 0] });
      if (!found.ok) throw new Error(found.reason);
      return found.value.result;
    }),
  );
}

function one(layer: Line, input: NumberBox, weights: readonly NumberBox[], at: readonly number[]) {
  const found = explainValue(analyze(net([image('x', ...input.shape), layer])), layer[0], {
    inputs: [input],
    weights,
    at,
  });
  if (!found.ok) throw new Error(found.reason);
  return found;
}

const letter = picture(
  ['0000000', '0000000', '0111110', '0100010', '0111110', '0000000', '0000000'].map((row) =>
    [...row].map(Number),
  ),
);
const filter = kernel([
  [1, 1, 1],
  [0, 0, 1],
  [0, 0, 1],
]);
const conv = (kernelSize: number | number[], more = {}): Line => [
  'c',
  'Conv2D',
  { filters: 1, kernelSize, useBias: false, ...more },
];

describe('worked examples of courses', () => {
  const convolved = [
    [1, 1, 1, 1, 0],
    [1, 1, 1, 2, 0],
    [3, 4, 4, 5, 2],
    [2, 2, 1, 2, 1],
    [2, 3, 3, 3, 2],
  ];

  it('the letter under a filter', () => expect(all(conv(3), letter, [filter])).toEqual(convolved));

  it('max pooling of its upper left', () => {
    const corner = picture(convolved.slice(0, 4).map((row) => row.slice(0, 4)));
    expect(all(['p', 'MaxPooling2D'], corner)).toEqual([
      [1, 2],
      [4, 5],
    ]);
  });

  const four = picture([
    [29, 15, 28, 184],
    [0, 100, 70, 38],
    [12, 12, 7, 2],
    [12, 12, 45, 6],
  ]);

  it('pooling of four by four', () => {
    expect(all(['p', 'MaxPooling2D'], four)).toEqual([
      [100, 184],
      [12, 45],
    ]);
    expect(all(['p', 'AveragePooling2D', { poolSize: 2 }], four)).toEqual([
      [36, 80],
      [12, 15],
    ]);
    expect(all(['p', 'MinPooling2D'], four)).toEqual([
      [0, 28],
      [12, 2],
    ]);
  });

  it('a box sum at the border, with zeros beyond it', () => {
    const ones = kernel([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
    const found = one(
      conv(3, { padding: 'same' }),
      picture([
        [0, 219, 253, 247],
        [0, 0, 190, 0],
      ]),
      [ones],
      [0, 1, 0],
    );
    expect(found.value.result).toBe(662);
    expect(found.value.terms.filter(({ at }) => at === null)).toHaveLength(3);
    expect(found.step).toEqual({
      label: 'value',
      text: '0·1 + 0·1 + 0·1 + 0·1 + 219·1 + 253·1 + 0·1 + 0·1 + 190·1',
      result: '662',
      note: 'cross-correlation: the kernel is laid on as it is, not flipped',
    });
  });

  it('the Laplacian is the sum of both second derivatives', () => {
    const across = kernel([
      [0, 0, 0],
      [1, -2, 1],
      [0, 0, 0],
    ]);
    const down = kernel([
      [0, 1, 0],
      [0, -2, 0],
      [0, 1, 0],
    ]);
    const laplacian = kernel([
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ]);
    const of = (weights: NumberBox) => all(conv(3), four, [weights]).flat();
    const [x, y] = [of(across), of(down)];
    expect(of(laplacian)).toEqual(x.map((value, index) => value + (y[index] ?? 0)));
  });

  it.each([
    [
      'sharpen',
      [
        [0, -1, 0],
        [-1, 5, -1],
        [0, -1, 0],
      ],
      5 * 100 - 15 - 0 - 70 - 12,
    ],
    [
      'edge',
      [
        [-1, -1, -1],
        [-1, 8, -1],
        [-1, -1, -1],
      ],
      8 * 100 - (29 + 15 + 28 + 0 + 70 + 12 + 12 + 7),
    ],
    [
      'Sobel x',
      [
        [-1, 0, 1],
        [-2, 0, 2],
        [-1, 0, 1],
      ],
      -29 + 28 - 0 + 2 * 70 - 12 + 7,
    ],
    [
      'Prewitt',
      [
        [1, 0, -1],
        [1, 0, -1],
        [1, 0, -1],
      ],
      29 - 28 + 0 - 70 + 12 - 7,
    ],
  ])('%s around 100', (_name, rows, expected) => {
    expect(one(conv(3), four, [kernel(rows)], [0, 0, 0]).value.result).toBe(expected);
  });
});

describe('one number of an output', () => {
  it('with channels, groups, a bias and an activation', () => {
    const layer: Line = ['c', 'Conv2D', { filters: 2, kernelSize: 1, groups: 2, activation: 'relu' }];
    const input: NumberBox = { shape: [1, 1, 4], data: [1, 2, 3, 4] };
    const weights: NumberBox[] = [
      { shape: [1, 1, 2, 2], data: [10, -1, 20, -2] },
      { shape: [2], data: [5, -5] },
    ];
    expect(one(layer, input, weights, [0, 0, 0]).step.text).toBe('1·10 + 2·20 + 5');
    const second = one(layer, input, weights, [0, 0, 1]);
    expect(second.step).toMatchObject({ text: '3·(-1) + 4·(-2) + (-5)', result: '-16' });
    expect(second.step.note).toContain('then relu');
    expect(second.value.activation).toBe('relu');
  });

  it('with channels first and a dilated kernel', () => {
    const layer: Line = [
      'c',
      'Conv2D',
      { filters: 1, kernelSize: 2, dilationRate: 2, dataFormat: 'channels_first', useBias: false },
    ];
    const input: NumberBox = { shape: [2, 3, 3], data: Array.from({ length: 18 }, (_, index) => index) };
    const found = one(layer, input, [{ shape: [2, 2, 2, 1], data: [1, 1, 1, 1, 1, 1, 1, 1] }], [0, 0, 0]);
    expect(found.value.terms.map(({ at }) => at?.join(''))).toEqual([
      '000',
      '100',
      '002',
      '102',
      '020',
      '120',
      '022',
      '122',
    ]);
    expect(found.value.result).toBe(0 + 9 + 2 + 11 + 6 + 15 + 8 + 17);
  });

  it('of a dense layer', () => {
    const found = one(
      ['d', 'Dense', { units: 2 }],
      { shape: [3], data: [1, 2, 3] },
      [
        { shape: [3, 2], data: [1, 4, 2, 5, 3, 6] },
        { shape: [2], data: [0, 7] },
      ],
      [1],
    );
    expect(found.step).toEqual({ label: 'value', text: '1·4 + 2·5 + 3·6 + 7', result: '39' });
  });

  it('of a mean at the border: padding is not counted', () => {
    const found = one(
      ['p', 'AveragePooling2D', { poolSize: 2, padding: 'same' }],
      picture([[1, 2, 9]]),
      [],
      [0, 1, 0],
    );
    expect(found.step).toEqual({ label: 'value', text: 'mean of 9', result: '9' });
  });

  it.each([
    [
      'another input',
      { inputs: [picture([[1]])], weights: [filter], at: [0, 0, 0] },
      'The input has to be 7×7×1.',
    ],
    ['other weights', { inputs: [letter], weights: [], at: [0, 0, 0] }, 'The weights have to be 3×3×1×1.'],
    [
      'a place outside',
      { inputs: [letter], weights: [filter], at: [5, 0, 0] },
      'The output is 5×5×1; there is no place 5, 0, 0 in it.',
    ],
  ])('is not said of %s', (_what, question, reason) => {
    expect(explainValue(analyze(net([image('x', 7, 7, 1), conv(3)])), 'c', question)).toEqual({
      ok: false,
      reason,
    });
  });

  it('is not said of a layer that has none', () => {
    const analysis = analyze(net([image('x', 2, 2, 1), ['f', 'Flatten']]));
    const question = {
      inputs: [
        picture([
          [1, 2],
          [3, 4],
        ]),
      ],
      weights: [],
      at: [0],
    };
    expect(explainValue(analysis, 'f', question)).toEqual({
      ok: false,
      reason: 'Single numbers of Flatten cannot be shown.',
    });
  });
});
