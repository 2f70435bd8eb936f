import { readFileSync } from 'node:fs';
import { tfjsProgram } from '@netwright/codegen/tfjs';
import { analyze } from '@netwright/inference';
import { buildModel } from '@netwright/runtime';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../case-document.js';
import { startBackend } from './backend.js';
import { digest, wave } from './numbers.js';
import { type Answer, recordedAnswers } from './recorded.js';

// Layers that draw random numbers, in training: with a range of one value they give what Keras gives, and over a wider
// range they draw all of it, evenly, anew for each picture and at each step.

beforeAll(() => startBackend('cpu'));

type Params = { readonly [param: string]: unknown };

const cases = JSON.parse(readFileSync(new URL('augmented-cases.json', import.meta.url), 'utf8')) as readonly {
  readonly kind: string;
  readonly params: Params;
}[];

/** The layer in training on a batch. Frees nothing: the tests are few. */
function training(kind: string, params: Params, x: tf.Tensor): () => tf.Tensor {
  const inputs = [{ shape: [null, ...x.shape.slice(1)] as [null, ...number[]] }];
  const document = documentOf(kind, { name: kind, params, inputs });
  const { model } = buildModel(tfjsProgram(document, analyze(document)));
  return () => model.apply(x, { training: true }) as tf.Tensor;
}

/** How many standard deviations a statistic may lie beside what it should be: chance does it once in 500 million runs. */
const sigmas = 6;

async function valuesOf(x: tf.Tensor): Promise<number[]> {
  return Array.from(await x.data());
}

function statistics(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance, least: Math.min(...values), most: Math.max(...values) };
}

/** Evenly drawn between the two, by mean, variance and range. */
function expectEven(values: readonly number[], low: number, high: number): void {
  const width = high - low;
  const { mean, variance, least, most } = statistics(values);
  expect(Math.abs(mean - (low + high) / 2)).toBeLessThan((sigmas * width) / Math.sqrt(12 * values.length));
  expect(Math.abs(variance / (width ** 2 / 12) - 1)).toBeLessThan(sigmas * Math.sqrt(0.8 / values.length));
  expect(least).toBeGreaterThan(low - 1e-3 * width);
  expect(most).toBeLessThan(high + 1e-3 * width);
  expect(least).toBeLessThan(low + 0.05 * width);
  expect(most).toBeGreaterThan(high - 0.05 * width);
}

describe('where nothing is left to chance they give what Keras gives', () => {
  const answers = recordedAnswers('augmented');

  it.each(cases.map((one, index) => [one.kind, one, index] as const))('%s %j', async (kind, one, index) => {
    const { params } = one;
    const shape = params['dataFormat'] === 'channels_first' ? [2, 2, 9, 7] : [2, 9, 7, 2];
    const result = training(kind, params, tf.tensor(wave(2 * 9 * 7 * 2, 0), shape))();
    const found = digest(result.shape, await result.data());
    const { outputs } = answers.get(String(index)) as Exclude<Answer, { readonly fails: string }>;
    expect(found.shape).toEqual(outputs[0]?.shape);
    for (const part of ['sample', 'sums'] as const)
      for (const [place, value] of (outputs[0]?.[part] ?? []).entries())
        expect(Math.abs((found[part][place] ?? Number.NaN) - value)).toBeLessThan(1e-4);
  });
});

const pictures = 400;
const size = 9;
const middle = (size - 1) / 2;

/** Pictures whose two channels say in which column and in which row a pixel stood, from the middle. */
function ramps(): tf.Tensor {
  const at = tf.sub(tf.range(0, size), middle);
  const columns = tf.broadcastTo(tf.reshape(at, [1, 1, size]), [pictures, size, size]);
  const rows = tf.broadcastTo(tf.reshape(at, [1, size, 1]), [pictures, size, size]);
  return tf.stack([columns, rows], 3);
}

/** For each picture the column and the row that its middle came from, and how these change to the right and down. */
async function motions(kind: string, params: Params) {
  const result = training(kind, params, ramps())();
  const at = await valuesOf(result);
  const pixel = (picture: number, row: number, column: number, channel: number) =>
    at[((picture * size + row) * size + column) * 2 + channel] ?? Number.NaN;
  return Array.from({ length: pictures }, (_, picture) => {
    const one = (channel: number) => pixel(picture, middle, middle, channel);
    const right = (channel: number) => pixel(picture, middle, middle + 1, channel) - one(channel);
    const down = (channel: number) => pixel(picture, middle + 1, middle, channel) - one(channel);
    return {
      column: one(0),
      row: one(1),
      columnToRight: right(0),
      columnDown: down(0),
      rowToRight: right(1),
      rowDown: down(1),
    };
  });
}

describe('pictures are moved evenly over the range', () => {
  it('turned', async () => {
    const found = await motions('RandomRotation', { factor: [-0.1, 0.2] });
    for (const { column, row, columnToRight, rowDown } of found) {
      expect(Math.abs(column) + Math.abs(row)).toBeLessThan(1e-4);
      expect(columnToRight).toBeCloseTo(rowDown, 4);
    }
    const shares = found.map(
      ({ columnToRight, rowToRight }) => Math.atan2(rowToRight, columnToRight) / (2 * Math.PI),
    );
    expectEven(shares, -0.1, 0.2);
  });

  it('shifted', async () => {
    const found = await motions('RandomTranslation', { heightFactor: 0.2, widthFactor: [0.1, 0.3] });
    expectEven(
      found.map(({ row }) => -row / size),
      -0.2,
      0.2,
    );
    expectEven(
      found.map(({ column }) => -column / size),
      0.1,
      0.3,
    );
  });

  it('zoomed, the width as the height unless said otherwise', async () => {
    const alike = await motions('RandomZoom', { heightFactor: 0.3 });
    for (const { columnToRight, rowDown } of alike) expect(columnToRight).toBeCloseTo(rowDown, 4);
    expectEven(
      alike.map(({ rowDown }) => rowDown),
      0.7,
      1.3,
    );
    const apart = await motions('RandomZoom', { heightFactor: 0.3, widthFactor: [-0.5, -0.1] });
    expectEven(
      apart.map(({ columnToRight }) => columnToRight),
      0.5,
      0.9,
    );
  });

  it('slanted to either side', async () => {
    const found = await motions('RandomShear', { xFactor: [0.1, 0.2], yFactor: 0.1 });
    const slants = found.map(({ columnDown }) => columnDown);
    const left = slants.filter((slant) => slant < 0);
    expect(Math.abs(left.length / pictures - 0.5)).toBeLessThan(sigmas * Math.sqrt(0.25 / pictures));
    expectEven(
      slants.map((slant) => Math.abs(slant)),
      0.1,
      0.2,
    );
    expectEven(
      found.map(({ rowToRight }) => rowToRight),
      -0.1,
      0.1,
    );
  });

  it.each([
    ['horizontal', [-1, 1]],
    ['vertical', [1, -1]],
    ['horizontal_and_vertical', [-1, -1]],
  ])('mirrored: %s', async (mode, signs) => {
    const found = await motions('RandomFlip', { mode });
    const mirrored = found.filter(({ columnToRight, rowDown }) => columnToRight < 0 || rowDown < 0);
    for (const { columnToRight, rowDown } of mirrored) expect([columnToRight, rowDown]).toEqual(signs);
    expect(Math.abs(mirrored.length / pictures - 0.5)).toBeLessThan(sigmas * Math.sqrt(0.25 / pictures));
  });

  it('cut out at every place, the same for a whole batch', async () => {
    const step = training('RandomCrop', { height: 4, width: 5 }, tf.slice(ramps(), 0, 2));
    const starts = await Promise.all(
      Array.from({ length: pictures }, async () => {
        const at = await valuesOf(tf.slice(step(), [0, 0, 0, 0], [2, 1, 1, 2]));
        expect(at.slice(0, 2)).toEqual(at.slice(2));
        return [(at[0] ?? 0) + middle, (at[1] ?? 0) + middle] as const;
      }),
    );
    const counts = (axis: 0 | 1) =>
      Array.from({ length: size }, (_, place) => starts.filter((one) => one[axis] === place).length);
    const even = (places: number) => {
      const share = 1 / places;
      const spread = sigmas * Math.sqrt((share * (1 - share)) / pictures);
      return Array.from({ length: size }, (_, place) =>
        place < places ? [share - spread, share + spread] : [0, 0],
      );
    };
    for (const [axis, places] of [
      [0, 5],
      [1, 6],
    ] as const)
      for (const [place, [least = 0, most = 0]] of even(places).entries()) {
        const share = (counts(axis)[place] ?? 0) / pictures;
        expect(share).toBeGreaterThanOrEqual(least);
        expect(share).toBeLessThanOrEqual(most);
      }
  });
});

describe('pixels are changed evenly over the range', () => {
  it('the contrast, which a single factor only makes stronger', async () => {
    const found = await motions('RandomContrast', { factor: 0.4, valueRange: [-100, 100] });
    expectEven(
      found.map(({ columnToRight }) => columnToRight),
      1,
      1.4,
    );
  });

  it('the brightness, within the range of values', async () => {
    const found = await motions('RandomBrightness', { factor: 0.2, valueRange: [100, -100] });
    expectEven(
      found.map(({ column }) => column / 200),
      -0.2,
      0.2,
    );
    const clipped = training(
      'RandomBrightness',
      { factor: 1, valueRange: [0, 1] },
      tf.ones([pictures, 2, 2, 1]),
    )();
    const { least, most } = statistics(await valuesOf(clipped));
    expect(least).toBeGreaterThanOrEqual(0);
    expect(most).toBe(1);
  });
});

it('pixels get back the gradient of all places where they went', () => {
  const params = { factor: [0.1, 0.1], fillMode: 'wrap' };
  const [x, other, weights] = [0, 1, 2].map((seed) => tf.tensor(wave(2 * 9 * 7 * 2, seed), [2, 9, 7, 2]));
  const turned = (from: tf.Tensor) => training('RandomRotation', params, from)();
  const gradient = tf.grad((from) => tf.sum(tf.mul(turned(from), weights as tf.Tensor)))(x as tf.Tensor);
  // To turn is linear: what the gradient says of one picture is what happens to another.
  const said = tf.sum(tf.mul(gradient, other as tf.Tensor)).dataSync()[0];
  const happens = tf.sum(tf.mul(turned(other as tf.Tensor), weights as tf.Tensor)).dataSync()[0];
  expect(said).toBeCloseTo(happens ?? Number.NaN, 3);
});

describe.each([
  ['Dropout', { rate: 0.3 }, [100, 8, 10], [100, 8, 10]],
  ['Dropout', { rate: 0.3, seed: 7 }, [100, 8, 10], [100, 8, 10]],
  ['Dropout', { rate: 0.3, noiseShape: [null, 1, 10] }, [400, 8, 10], [400, 1, 10]],
  ['SpatialDropout1D', { rate: 0.3 }, [400, 8, 10], [400, 1, 10]],
  ['SpatialDropout1D', { rate: 0.3, seed: 7 }, [400, 8, 10], [400, 1, 10]],
  ['SpatialDropout2D', { rate: 0.3 }, [400, 3, 4, 10], [400, 1, 1, 10]],
  ['SpatialDropout2D', { rate: 0.3, dataFormat: 'channels_first' }, [400, 10, 3, 4], [400, 10, 1, 1]],
  ['SpatialDropout3D', { rate: 0.3 }, [400, 2, 3, 4, 10], [400, 1, 1, 1, 10]],
] as const)('%s %j', (kind, params, shape, kept) => {
  it('drops its share, together what belongs together, and at every step other numbers', async () => {
    const step = training(kind, params, tf.ones([...shape]));
    const [first, second] = [step(), step()];
    const parts = tf.slice(
      first,
      shape.map(() => 0),
      [...kept],
    );
    expect(await valuesOf(tf.sub(first, parts))).toEqual(Array.from({ length: first.size }, () => 0));
    const values = await valuesOf(parts);
    for (const value of new Set(values)) expect([0, Math.fround(1 / 0.7)]).toContain(value);
    const dropped = values.filter((value) => value === 0).length / values.length;
    expect(Math.abs(dropped - 0.3)).toBeLessThan(sigmas * Math.sqrt(0.21 / values.length));
    expect(await valuesOf(first)).not.toEqual(await valuesOf(second));
  });
});

it('Dropout of everything gives zeros', async () => {
  expect(statistics(await valuesOf(training('Dropout', { rate: 1 }, tf.ones([4, 5]))()))).toMatchObject({
    least: 0,
    most: 0,
  });
});

describe.each([{}, { seed: 3 }])('noise with %j', (seed) => {
  const count = 20_000;
  const error = sigmas / Math.sqrt(count);

  it('is added', async () => {
    const step = training('GaussianNoise', { stddev: 0.5, ...seed }, tf.ones([200, 100]));
    const values = await valuesOf(step());
    const { mean, variance } = statistics(values);
    expect(Math.abs(mean - 1)).toBeLessThan(0.5 * error);
    expect(Math.abs(variance / 0.25 - 1)).toBeLessThan(error * Math.SQRT2);
    expect(await valuesOf(step())).not.toEqual(values);
  });

  it('is multiplied by', async () => {
    const values = await valuesOf(
      training('GaussianDropout', { rate: 0.2, ...seed }, tf.fill([200, 100], 2))(),
    );
    const { mean, variance } = statistics(values);
    expect(Math.abs(mean - 2)).toBeLessThan(error);
    expect(Math.abs(variance - 1)).toBeLessThan(error * Math.SQRT2);
  });

  it('keeps mean and variance, and sets what it drops to where selu saturates', async () => {
    const rate = 0.25;
    const saturated = -1.7580993408473766;
    const scale = ((1 - rate) * (1 + rate * saturated ** 2)) ** -0.5;
    const constant = await valuesOf(training('AlphaDropout', { rate, ...seed }, tf.ones([200, 100]))());
    const [dropped, kept] = [saturated, 1].map((value) => scale * value - scale * saturated * rate) as [
      number,
      number,
    ];
    for (const value of new Set(constant))
      expect(Math.min(Math.abs(value - dropped), Math.abs(value - kept))).toBeLessThan(1e-5);
    const share = constant.filter((value) => Math.abs(value - dropped) < 1e-5).length / count;
    expect(Math.abs(share - rate)).toBeLessThan(error * 0.5);
    const normal = training(
      'AlphaDropout',
      { rate, ...seed },
      tf.randomNormal([200, 100], 0, 1, 'float32', 5),
    )();
    const { mean, variance } = statistics(await valuesOf(normal));
    expect(Math.abs(mean)).toBeLessThan(2 * error);
    expect(Math.abs(variance - 1)).toBeLessThan(3 * error);
  });
});
