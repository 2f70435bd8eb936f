import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.js';
import { image, net } from './fixtures/net.js';
import { largestShares } from './largest-shares.js';
import { summarize } from './summarize.js';

/** A small network that is wide at its end: 10, 156, 2,416 and 850 parameters. */
const { layers, params, macs } = summarize(
  analyze(
    net([
      image('x', 28, 28, 1),
      ['c1', 'Conv2D', { filters: 6, kernelSize: 5 }],
      ['p1', 'MaxPooling2D'],
      ['c2', 'Conv2D', { filters: 16, kernelSize: 5 }],
      ['g', 'GlobalAveragePooling2D'],
      ['d1', 'Dense', { units: 8 }],
      ['d2', 'Dense', { units: 2 }],
    ]),
  ),
  { batch: 1 },
);

describe('how a total comes about', () => {
  it('by the largest first, and what is left', () => {
    const { total, largest, rest } = largestShares(layers, 'params', 2);
    expect(total).toBe(params.total);
    expect(largest.map(({ path, amount }) => [path, amount])).toEqual([
      ['c2', 2416],
      ['c1', 156],
    ]);
    expect(rest).toEqual({ layers: 2, amount: 136 + 18, share: 154 / 2726 });
  });

  it('names the last one too, instead of counting it', () => {
    const { largest, rest } = largestShares(layers, 'params', 3);
    expect(largest.map(({ path }) => path)).toEqual(['c2', 'c1', 'd1', 'd2']);
    expect(rest.layers).toBe(0);
  });

  it.each(['params', 'macs'] as const)('adds up to all: %s', (measure) => {
    const { total, largest, rest } = largestShares(layers, measure, 1);
    expect(total).toBe(measure === 'params' ? params.total : macs);
    const shares = [...largest, rest].map(({ share }) => share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('is nothing where nothing is counted', () => {
    expect(largestShares([], 'macs')).toEqual({
      total: 0,
      largest: [],
      rest: { layers: 0, amount: 0, share: 0 },
    });
  });
});
