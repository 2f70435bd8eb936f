import { describe, expect, it } from 'vitest';
import { mulberry32, stratifiedSplit } from './split.js';

describe('mulberry32', () => {
  // Computed with the original in C.
  it.each([
    [0, [1144304738, 1416247, 958946056]],
    [1, [2693262067, 11749833, 2265367787]],
    [2 ** 32 - 1, [3850105811, 813802916, 3073704848]],
  ])('seed %i gives the known numbers', (seed, expected) => {
    const next = mulberry32(seed);
    expect([next(), next(), next()]).toEqual(expected);
  });
});

describe('stratifiedSplit', () => {
  const labels = Array.from({ length: 103 }, (_, index) => index % 4);
  const { train, validation } = stratifiedSplit(labels, 0.2, 7);

  it('puts every example into one of the two', () => {
    expect([...train, ...validation].sort((a, b) => a - b)).toEqual(labels.map((_, index) => index));
  });

  it('holds back the same share of each class', () => {
    const held = [0, 1, 2, 3].map((label) => validation.filter((place) => labels[place] === label).length);
    expect(held).toEqual([5, 5, 5, 5]);
  });

  it('depends on the seed and on nothing else', () => {
    expect(stratifiedSplit(labels, 0.2, 7)).toEqual({ train, validation });
    expect(stratifiedSplit(labels, 0.2, 8).validation).not.toEqual(validation);
  });

  it('never holds back a whole class', () => {
    expect(stratifiedSplit([0, 1, 1], 0.99, 1).train).toHaveLength(2);
  });
});
