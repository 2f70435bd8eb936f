import { describe, expect, it } from 'vitest';
import type { NodeAnalysis } from './analysis.js';
import { analyze } from './analyze.js';
import { explainNode } from './explain.js';
import { image, type Line, net } from './fixtures/net.js';
import { type Matrix, tryLayer } from './trial.js';

// What courses work out on paper. More of them, among them the letter A, are in explain-value.test.ts.

const grey: Matrix = [
  [29, 15, 28, 184, 90],
  [0, 100, 70, 38, 91],
  [12, 12, 7, 2, 13],
  [12, 12, 45, 6, 250],
  [1, 200, 30, 4, 5],
];

const sobelX: Matrix = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];

/** All that a filter makes of a picture. */
function filtered(picture: Matrix, kernel: Matrix, params = {}): Matrix {
  const size = [kernel.length, kernel[0]?.length ?? 0];
  const line: Line = ['c', 'Conv2D', { filters: 1, kernelSize: size, useBias: false, ...params }];
  const analysis = analyze(net([image('x', 9, 9, 1), line]));
  const found = tryLayer(analysis.main.nodes.get('c') as NodeAnalysis, { input: picture, kernel });
  if (!found.ok) throw new Error(found.reason);
  return found.output;
}

function transposed(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] as number));
}

function combined(a: Matrix, b: Matrix, how: (x: number, y: number) => number): Matrix {
  return a.map((row, y) => row.map((value, x) => how(value, b[y]?.[x] as number)));
}

function outer(a: readonly number[], b: readonly number[]): Matrix {
  return a.map((x) => b.map((y) => x * y));
}

describe('filters of courses', () => {
  it('Sobel: both directions, the norm of the gradient and its angle', () => {
    const [x, y] = [filtered(grey, sobelX), filtered(grey, transposed(sobelX))];
    expect(x[0]).toEqual([
      -29 + 28 + 2 * 70 - 12 + 7,
      -15 + 184 - 200 + 76 - 12 + 2,
      -28 + 90 - 140 + 182 - 7 + 13,
    ]);
    expect(y[0]?.[0]).toBe(-29 - 2 * 15 - 28 + 12 + 2 * 12 + 7);
    const norm = combined(x, y, (gx, gy) => Math.sqrt(gx ** 2 + gy ** 2));
    const angle = combined(x, y, (gx, gy) => Math.atan2(gy, gx));
    expect(norm[0]?.[0]).toBe(Math.hypot(134, -44));
    // The gradient is made again of its norm and its angle.
    const again = combined(norm, angle, (r, phi) => Math.round(r * Math.cos(phi)));
    expect(again).toEqual(x);
  });

  it('Sobel on an edge from dark to bright: only across, and as steep as it is', () => {
    const edge = Array.from({ length: 5 }, () => [0, 0, 10, 10, 10]);
    expect(filtered(edge, sobelX)).toEqual([
      [40, 40, 0],
      [40, 40, 0],
      [40, 40, 0],
    ]);
    expect(filtered(edge, transposed(sobelX)).flat()).toEqual(Array(9).fill(0));
  });

  it('Prewitt: the other direction is that of the picture laid on its side', () => {
    const prewitt = [
      [1, 0, -1],
      [1, 0, -1],
      [1, 0, -1],
    ];
    expect(filtered(grey, prewitt)[0]?.[0]).toBe(29 - 28 + 0 - 70 + 12 - 7);
    expect(filtered(grey, transposed(prewitt))).toEqual(transposed(filtered(transposed(grey), prewitt)));
  });

  it('Gauss: an outer product, and so one row after one column', () => {
    const row = [1, 4, 6, 4, 1];
    const gauss = outer(row, row);
    expect(gauss.flat().reduce((sum, weight) => sum + weight, 0)).toBe(256);
    const whole = filtered(grey, gauss, { padding: 'same' });
    const apart = filtered(filtered(grey, [row], { padding: 'same' }), transposed([row]), {
      padding: 'same',
    });
    expect(apart).toEqual(whole);
    const scaled = filtered(
      grey,
      gauss.map((line) => line.map((weight) => weight / 256)),
      { padding: 'same' },
    );
    expect(scaled[2]?.[2]).toBe((whole[2]?.[2] as number) / 256);
    // A picture of one grey stays as it is, away from the border.
    const flat = Array.from({ length: 5 }, () => Array(5).fill(7) as number[]);
    expect(filtered(flat, gauss)).toEqual([[7 * 256]]);
  });

  it('is not flipped: an impulse gives the kernel turned round', () => {
    const impulse = [
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ];
    const kernel = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ];
    expect(filtered(impulse, kernel)).toEqual([
      [9, 8, 7],
      [6, 5, 4],
      [3, 2, 1],
    ]);
  });
});

describe('counts of courses', () => {
  const small = analyze(
    net([
      image('x', 28, 28, 1),
      ['a', 'Conv2D', { filters: 32, kernelSize: 3 }],
      ['b', 'Conv2D', { filters: 64, kernelSize: 3 }],
      ['c', 'Conv2D', { filters: 64, kernelSize: 3 }],
    ]),
  );

  it.each([
    ['a', '(3·3·1 + 1)·32', '320'],
    ['b', '(3·3·32 + 1)·64', '18496'],
    ['c', '(3·3·64 + 1)·64', '36928'],
  ])('%s: %s = %s', (id, text, result) =>
    expect(explainNode(small, id).parameters).toEqual([{ label: 'parameters', text, result }]),
  );

  const lenet = analyze(
    net([
      image('input', 28, 28, 1),
      ['pad', 'ZeroPadding2D', { padding: 2 }],
      ['C1', 'Conv2D', { filters: 6, kernelSize: 5, activation: 'tanh' }],
      ['S2', 'AveragePooling2D', { poolSize: 2 }],
      ['S2_tanh', 'Activation', { activation: 'tanh' }],
      ['C3', 'Conv2D', { filters: 16, kernelSize: 5, activation: 'tanh' }],
      ['S4', 'AveragePooling2D', { poolSize: 2 }],
      ['S4_tanh', 'Activation', { activation: 'tanh' }],
      ['C5', 'Conv2D', { filters: 120, kernelSize: 5, activation: 'tanh' }],
      ['flatten', 'Flatten'],
      ['F6', 'Dense', { units: 84, activation: 'tanh' }],
      ['output', 'Dense', { units: 10, activation: 'softmax' }],
    ]),
  );

  it.each([
    ['pad', '28 + 2 + 2', '32', undefined, 0],
    ['C1', 'floor((32 + 2·0 − 5) / 1) + 1', '28', '(5·5·1 + 1)·6', 156],
    ['S2', 'floor((28 + 2·0 − 2) / 2) + 1', '14', undefined, 0],
    ['C3', 'floor((14 + 2·0 − 5) / 1) + 1', '10', '(5·5·6 + 1)·16', 2416],
    ['S4', 'floor((10 + 2·0 − 2) / 2) + 1', '5', undefined, 0],
    ['C5', 'floor((5 + 2·0 − 5) / 1) + 1', '1', '(5·5·16 + 1)·120', 48120],
    ['F6', 'one for each unit', '84', '(120 + 1)·84', 10164],
    ['output', 'one for each unit', '10', '(84 + 1)·10', 850],
  ])('LeNet-5, %s: %s = %s', (id, text, result, parameters, count) => {
    const explained = explainNode(lenet, id);
    expect(explained.shape[0]).toMatchObject({ text, result });
    expect(explained.parameters[0]?.text).toBe(parameters);
    expect(lenet.main.nodes.get(id)?.count?.total).toBe(count);
  });
});
